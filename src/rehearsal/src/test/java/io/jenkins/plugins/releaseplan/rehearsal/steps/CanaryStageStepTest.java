package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import java.time.Duration;
import org.junit.Test;

public class CanaryStageStepTest {

    private static final String FAULT =
            "faults: [{ kind: errors, rate: 30%, after: { event: stage 20, delay: 10m } }]\n";

    private static String deploy(String body) {
        return "blueGreenDeploy(target: 'web') {\n" + body + "\n}";
    }

    @Test
    public void holdsItsShareAsLongAsItBakes() {
        Rehearsed run = Rehearsed.release(
                deploy("canaryStage percent: 20, bake: '2h', analysis: 'slo'\ncanaryStage percent: 60, bake: '30m'"),
                Rehearsed.QUIET);
        assertThat(run.shares("web")).containsExactly(20, 60, 100);
        assertThat(run.when(Notice.Kind.STAGE_PASSED).minus(run.when(Notice.Kind.STAGE_STARTED)))
                .isBetween(Duration.ofHours(2), Duration.ofMinutes(122));
    }

    @Test
    public void aBreachRollsBackAndFailsTheStepAtItsLine() {
        Rehearsed run = Rehearsed.release(
                deploy("canaryStage percent: 20, bake: '2h', analysis: 'slo'"), Rehearsed.QUIET + FAULT);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(20, 0);
        assertThat(run.cause())
                .startsWith("Jenkinsfile:3: web v2 rolled back: errorRate")
                .contains("breaks '>5%'");
        assertThat(run.kinds())
                .containsSubsequence(
                        Notice.Kind.BREACH,
                        Notice.Kind.ROLLBACK_STARTED,
                        Notice.Kind.TRAFFIC_SHIFTED,
                        Notice.Kind.ROLLED_BACK);
    }

    @Test
    public void onBreachNoteGoesOn() {
        Rehearsed run = Rehearsed.release(
                deploy("canaryStage percent: 20, bake: '1h', analysis: 'slo', onBreach: 'note'"),
                Rehearsed.QUIET + FAULT);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.kinds()).contains(Notice.Kind.TRIGGER_NOTED).doesNotContain(Notice.Kind.BREACH);
    }

    @Test
    public void onBreachAskGoesBackWhenNobodyDecides() {
        Rehearsed run = Rehearsed.release(
                deploy("canaryStage percent: 20, bake: '2h', analysis: 'slo', onBreach: 'ask', decideWithin: '15m'"),
                Rehearsed.QUIET + FAULT);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.reason()).startsWith("nobody decided within 15 min");
        assertThat(run.when(Notice.Kind.ROLLBACK_STARTED).minus(run.when(Notice.Kind.PAUSED)))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    public void whoIsAskedMayResumePromoteOrRollBack() {
        String stage =
                deploy("canaryStage percent: 20, bake: '2h', analysis: 'slo', onBreach: 'ask', decideWithin: '1h'");
        String ops = Rehearsed.QUIET + FAULT.replace(" } }]", " }, for: 5m }]")
                + "people: { olga: { does: [{ decide: DECISION, after: 9m, reason: I know }] } }\n";
        Rehearsed resumed = Rehearsed.release(stage, ops.replace("DECISION", "resume"));
        assertThat(resumed.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(resumed.told()).contains("web: resumed by olga");
        Rehearsed promoted = Rehearsed.release(stage, ops.replace("DECISION", "promote"));
        assertThat(promoted.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(promoted.told()).contains("web: stage 20 % was promoted by olga");
        assertThat(promoted.when(Notice.Kind.CUTOVER)).isLessThan(resumed.when(Notice.Kind.CUTOVER));
        Rehearsed back = Rehearsed.release(stage, ops.replace("DECISION", "rollBack"));
        assertThat(back.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(back.reason()).isEqualTo("olga rolled back: I know");
    }

    @Test
    public void retryAroundAStageThatRolledBackDoesNotBringTheTrafficBackToGreen() {
        Rehearsed run = Rehearsed.release(
                deploy("retry(3) { canaryStage percent: 20, bake: '1h', analysis: 'slo' }"), Rehearsed.QUIET + FAULT);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(20, 0);
        assertThat(run.calls("canaryStage")).hasSize(3);
    }

    @Test
    public void retryAroundADeploymentBringsANewGreen() {
        Rehearsed run = Rehearsed.of(
                "retry(2) { " + Rehearsed.releaseOf(deploy("canaryStage percent: 20, bake: '1h', analysis: 'slo'"))
                        + "}",
                Rehearsed.QUIET + FAULT.replace(" } }]", " }, for: 4m }]"));
        assertThat(run.result().releases()).hasSize(2);
        assertThat(run.shares("web")).containsExactly(20, 0, 20, 100);
        assertThat(run.outcome()).as("one of the two was rolled back").isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    public void aStageOfZeroBakePassesAtOnce() {
        Rehearsed run = Rehearsed.release(deploy("canaryStage percent: 20, bake: '0'"), Rehearsed.QUIET);
        assertThat(run.shares("web")).containsExactly(20, 100);
        assertThat(run.result().duration()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    public void otherStepsStandBetweenStages() {
        Rehearsed run = Rehearsed.release(
                deploy(
                        "stage('a') { canaryStage percent: 20, bake: '5m' }\nsh 'make smoke'\n"
                                + "parallel x: { echo 'x' }, y: { echo 'y' }\nstage('b') { canaryStage percent: 70, bake: '5m' }"),
                Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.shares("web")).containsExactly(20, 70, 100);
    }

    @Test
    public void aPolicysBreachInterruptsWhateverTheBlockDoesBetweenStages() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web', policy: 'p') { canaryStage percent: 20, bake: '5m'\n sleep 86400 }",
                Rehearsed.QUIET + FAULT + "policies: { p: { triggers: [{ metric: errorRate, when: '>5%' }] } }\n");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.result().duration()).isLessThan(Duration.ofMinutes(20));
    }
}
