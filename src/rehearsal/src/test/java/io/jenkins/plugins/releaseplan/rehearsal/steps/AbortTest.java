package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.time.Duration;
import org.junit.Test;

public class AbortTest {

    private static final String CANARY = "blueGreenDeploy(target: 'web'%s) { canaryStage percent: 30, bake: '10h' }";

    private static String timeout(String steps) {
        return "timeout(time: 1, unit: 'HOURS') {\n" + steps + "}\n";
    }

    @Test
    public void aTimeOutAroundACanaryRollsBack() {
        Rehearsed run = Rehearsed.of(timeout(Rehearsed.releaseOf(String.format(CANARY, ""))), Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.shares("web")).containsExactly(30, 0);
        assertThat(run.result().pipeline().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(run.when(Notice.Kind.ROLLBACK_STARTED)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    public void aTimeOutInsideTheBlockRollsBack() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { timeout(time: 20, unit: 'MINUTES') { canaryStage percent: 30, bake: '10h' } }",
                Rehearsed.QUIET);
        assertThat(run.shares("web")).containsExactly(30, 0);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    public void onAbortHoldLeavesTheTrafficToPeople() {
        String steps = timeout(Rehearsed.releaseOf(String.format(CANARY, ", onAbort: 'hold'"))
                .replace("version: 'v2'", "version: 'v2', onAbort: 'hold'"));
        Rehearsed held = Rehearsed.of(steps, Rehearsed.QUIET);
        assertThat(held.shares("web")).containsExactly(30);
        assertThat(held.rollout("web").phase()).isEqualTo(Phase.HELD);
        assertThat(held.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(held.told()).anyMatch(text -> text.startsWith("web: traffic stays as it is (30 % green)"));
    }

    @Test
    public void whoStopsTheBuildRollsBack() {
        Rehearsed run = Rehearsed.release(
                String.format(CANARY, ""),
                Rehearsed.QUIET
                        + "people: { olga: { does: [{ press: abort, after: { event: stage 30, delay: 2h }, reason: wrong ticket }] } }\n");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(30, 0);
        assertThat(run.reason()).contains("aborted by olga: wrong ticket");
        assertThat(run.result().pipeline().result()).isEqualTo(BuildResult.ABORTED);
    }

    @Test
    public void afterTheCutoverAnAbortRollsBackWhileBlueIsKept() {
        Rehearsed run = Rehearsed.of(
                timeout(Rehearsed.releaseOf(
                        "blueGreenDeploy(target: 'web', keepBlue: '12h') { }\nmonitorRelease duration: '10h'")),
                Rehearsed.QUIET);
        assertThat(run.shares("web")).containsExactly(100, 0);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    public void aFailedNeighbourWithFailFastBringsTheCanaryBack() {
        Rehearsed run = Rehearsed.release(
                "parallel failFast: true, web: { " + String.format(CANARY, "")
                        + " }, tests: { sleep 3600; error 'tests' }",
                Rehearsed.QUIET);
        assertThat(run.shares("web")).containsExactly(30, 0);
        assertThat(run.when(Notice.Kind.ROLLBACK_STARTED)).isEqualTo(Duration.ofHours(1));
    }
}
