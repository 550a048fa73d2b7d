package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import io.jenkins.plugins.releaseplan.rollout.Cause;
import java.time.Duration;
import java.util.Collections;
import org.junit.Test;

/** What a rehearsal answers to each kind of fault. */
public class FaultsTest {

    private static final String CANARY =
            "blueGreenDeploy(target: 'web') { canaryStage percent: 30, bake: '2h', analysis: 'slo' }";

    private static Rehearsed canary(String fault) {
        return Rehearsed.release(CANARY, Rehearsed.QUIET + "faults: [{ " + fault + " }]\n");
    }

    @Test
    public void aGreenThatDoesNotStartFailsWithoutTraffic() {
        Rehearsed run = canary("kind: startFails");
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.shares("web")).isEmpty();
        assertThat(run.rollout("web").cause().kind()).isEqualTo(Cause.Kind.NOT_READY);
        assertThat(run.reason()).contains("green was not healthy with v2 within 30 min: 0 of 2 instances healthy");
    }

    @Test
    public void aGreenThatStartsSlowlyIsWaitedFor() {
        Rehearsed run = canary("kind: slowStart, factor: 20");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.when(Notice.Kind.GREEN_READY)).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
    }

    @Test
    public void aGreenThatReportsAnotherVersionNeverHasTraffic() {
        Rehearsed run = canary("kind: wrongVersion, reports: v7");
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.shares("web")).isEmpty();
        assertThat(run.reason()).contains("reports v7");
    }

    @Test
    public void aRefusedShiftRollsBackAndSaysWhy() {
        Rehearsed run = canary("kind: refuse, calls: shift, count: 1");
        assertThat(run.shares("web").stream().filter(share -> share > 0)).isEmpty();
        assertThat(run.rollout("web").cause().kind()).isEqualTo(Cause.Kind.CALL_FAILED);
        assertThat(run.reason()).startsWith("shifting traffic failed");
        assertThat(run.exitCode()).isNotZero();
    }

    @Test
    public void aShiftThatTimedOutAfterActingIsFoundDone() {
        Rehearsed run = canary("kind: timeoutAfterActing, calls: shift, count: 1");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.shares("web")).containsExactly(30, 100);
        assertThat(run.kinds()).contains(Notice.Kind.CALL_FAILED);
    }

    @Test
    public void aShiftThatTimedOutBeforeActingIsMadeAgain() {
        Rehearsed run = canary("kind: timeoutBeforeActing, calls: shift, count: 2");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.shares("web")).containsExactly(30, 100);
    }

    @Test
    public void throttledCallsAreMadeAgainUntilTheySucceed() {
        Rehearsed run = canary("kind: throttle, share: 40%");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(Collections.frequency(run.kinds(), Notice.Kind.CALL_FAILED)).isGreaterThan(3);
    }

    @Test
    public void anApiThatOnlyThrottlesEndsTheRolloutWithTheReason() {
        Rehearsed run = canary("kind: throttle, calls: launch");
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.reason()).startsWith("starting green failed");
    }

    @Test
    public void aSlowVersionBreaksALatencyRule() {
        Rehearsed run = Rehearsed.release(
                CANARY,
                Rehearsed.QUIET.replace("errorRate: '>5%'", "latencyP95: '>3x baseline'")
                        + "faults: [{ kind: slow, factor: 6, after: { event: stage 30, delay: 30m } }]\n");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.reason()).startsWith("latencyP95").contains("breaks '>3x baseline'");
        assertThat(run.when(Notice.Kind.BREACH).minus(run.when(Notice.Kind.STAGE_STARTED)))
                .isBetween(Duration.ofMinutes(31), Duration.ofMinutes(36));
    }

    @Test
    public void aFaultThatShowsOnlyUnderLoadStrikesAtTheStageThatBringsIt() {
        String two = "blueGreenDeploy(target: 'web') { canaryStage percent: 10, bake: '1h', analysis: 'slo'\n"
                + "canaryStage percent: 60, bake: '1h', analysis: 'slo' }";
        Rehearsed run = Rehearsed.release(two, Rehearsed.QUIET + "faults: [{ kind: errors, rate: 20%, above: 40% }]\n");
        assertThat(run.shares("web")).containsExactly(10, 60, 0);
    }

    @Test
    public void dyingInstancesMakeTheVersionErrAndItGoesBack() {
        Rehearsed run = canary("kind: instancesDie, count: 2, after: { event: stage 30, delay: 20m }, for: 30m");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(30, 0);
        Rehearsed replaced = canary("kind: instancesDie, count: 2, after: { event: stage 30, delay: 20m }");
        assertThat(replaced.outcome()).as("replaced within a minute").isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void aMetricGapHoldsFailsOrIsIgnoredAsTheRuleSays() {
        String gap = "faults: [{ kind: metricGap, after: { event: stage 30, delay: 30m }, for: 3h }]\n";
        String rule = "slo: { rules: [{ metric: errorRate, when: '>5%', missingData: MISSING }] }";
        String scenario = Rehearsed.QUIET.replace("slo: { errorRate: '>5%' }", rule) + gap;
        Rehearsed hold = Rehearsed.release(CANARY, scenario.replace("MISSING", "hold"));
        assertThat(hold.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(hold.kinds())
                .containsSubsequence(Notice.Kind.DATA_MISSING, Notice.Kind.DATA_BACK, Notice.Kind.STAGE_PASSED);
        assertThat(hold.when(Notice.Kind.STAGE_PASSED).minus(hold.when(Notice.Kind.STAGE_STARTED)))
                .isBetween(Duration.ofMinutes(209), Duration.ofMinutes(215));
        Rehearsed fail = Rehearsed.release(CANARY, scenario.replace("MISSING", "fail"));
        assertThat(fail.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        Rehearsed ignore = Rehearsed.release(CANARY, scenario.replace("MISSING", "ignore"));
        assertThat(ignore.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(ignore.when(Notice.Kind.STAGE_PASSED)).isLessThan(hold.when(Notice.Kind.STAGE_PASSED));
    }

    @Test
    public void aRollbackIsNotStoppedByAnApiThatFails() {
        Rehearsed run = Rehearsed.release(
                CANARY,
                Rehearsed.QUIET + "faults:\n  - { kind: errors, rate: 50%, after: { event: stage 30, delay: 10m } }\n"
                        + "  - { kind: throttle, calls: shift, after: { event: stage 30, delay: 1m }, for: 30m }\n");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(30, 0);
        assertThat(run.rollout("web").trafficBackAt())
                .isAfter(run.result().startedAt().plus(Duration.ofMinutes(30)));
    }

    @Test
    public void checksThatFailRollBack() {
        Rehearsed run = Rehearsed.release(
                CANARY + "\nverifyRelease checks: ['smoke'], timeout: '10m'",
                Rehearsed.QUIET + "faults: [{ kind: checkFails, check: smoke }]\n");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.reason()).contains("smoke");
    }
}
