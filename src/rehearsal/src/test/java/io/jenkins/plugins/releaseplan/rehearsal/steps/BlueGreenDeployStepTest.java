package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import org.junit.Test;

public class BlueGreenDeployStepTest {

    @Test
    public void greenIsHealthyAndHasNoTrafficWhenTheBlockBeginsAndAllOfItAfterwards() {
        Rehearsed run = Rehearsed.release("blueGreenDeploy(target: 'web') { sleep 600 }\nsleep 60", Rehearsed.QUIET);
        assertThat(run.shares("web")).containsExactly(100);
        assertThat(run.when(Notice.Kind.GREEN_READY)).isLessThan(Duration.ofMinutes(2));
        assertThat(run.when(Notice.Kind.TRAFFIC_SHIFTED)).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void theBlockMayBeLeftOut() {
        assertThat(Rehearsed.release("blueGreenDeploy(target: 'web') { }", Rehearsed.QUIET)
                        .shares("web"))
                .containsExactly(100);
    }

    @Test
    public void blueIsKeptAsLongAsTheStepSaysElseTheTarget() {
        String target = Rehearsed.QUIET.replace("startUp: 60s", "startUp: 60s, keepBlue: 3h");
        assertThat(kept(Rehearsed.release("blueGreenDeploy(target: 'web', keepBlue: '30m') { }", target)))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
        assertThat(kept(Rehearsed.release("blueGreenDeploy(target: 'web') { }", target)))
                .isBetween(Duration.ofHours(3), Duration.ofMinutes(181));
    }

    private static Duration kept(Rehearsed run) {
        return run.when(Notice.Kind.BLUE_RETIRED).minus(run.when(Notice.Kind.CUTOVER));
    }

    @Test
    public void aGreenThatDoesNotGetHealthyInTimeNeverHasTraffic() {
        Rehearsed run = Rehearsed.release("blueGreenDeploy(target: 'web', readyTimeout: '40s') { }", Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.shares("web")).isEmpty();
        assertThat(run.cause()).startsWith("Jenkinsfile:2: web v2 failed: green was not healthy with v2 within 40 s");
        assertThat(run.rollout("web").phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    public void theFirstVersionOfAllGoesOutWithoutABlue() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { canaryStage percent: 50, bake: '10m' }",
                Rehearsed.QUIET.replace("version: v1", "version: ''"));
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.rollout("web").blueVersion()).isEmpty();
        assertThat(run.shares("web")).containsExactly(50, 100);
    }

    @Test
    public void aFailureInTheBlockFailsTheStepOnlyWhenTheTrafficIsBack() {
        Rehearsed run = Rehearsed.release(
                "try { blueGreenDeploy(target: 'web') { canaryStage percent: 40, bake: '1m'\n sh 'exit 1'\n error 'smoke' } }\n"
                        + "catch (e) { echo 'caught' }",
                Rehearsed.QUIET);
        Rollout rollout = run.rollout("web");
        assertThat(rollout.trafficBackAt()).isNotNull();
        assertThat(run.calls("echo").get(0).start()).isAfterOrEqualTo(rollout.trafficBackAt());
        assertThat(run.shares("web")).containsExactly(40, 0);
    }

    @Test
    public void theEnvironmentsPolicyHoldsUnlessTheStepNamesAnother() {
        String scenario = Rehearsed.QUIET.replace("production:\n", "production:\n    policy: strict\n")
                + "policies:\n  strict: { triggers: [{ metric: errorRate, when: '>1%', failures: 1 }] }\n"
                + "  lax: { triggers: [{ metric: errorRate, when: '>90%' }] }\n"
                + "faults: [{ kind: errors, rate: 10%, after: { event: stage 10, delay: 5m } }]\n";
        String steps = "blueGreenDeploy(target: 'web'%s) { canaryStage percent: 10, bake: '30m' }";
        assertThat(Rehearsed.release(String.format(steps, ""), scenario).outcome())
                .isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Rehearsed.release(String.format(steps, ", policy: 'lax'"), scenario)
                        .outcome())
                .isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void aDelayedTriggerSaysNothingBeforeItsTime() {
        String scenario = Rehearsed.QUIET
                + "policies:\n  p: { triggers: [{ metric: errorRate, when: '>1%', failures: 1, after: 2h }] }\n"
                + "faults: [{ kind: errors, rate: 10%, after: { event: stage 10, delay: 5m } }]\n";
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web', policy: 'p') { canaryStage percent: 10, bake: '4h' }", scenario);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.when(Notice.Kind.BREACH).minus(run.when(Notice.Kind.TRAFFIC_SHIFTED)))
                .isBetween(Duration.ofHours(2), Duration.ofMinutes(123));
    }
}
