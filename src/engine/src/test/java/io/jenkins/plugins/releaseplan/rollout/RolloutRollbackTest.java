package io.jenkins.plugins.releaseplan.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.junit.Test;

/** What turns a rollout back, and how it goes back. */
public class RolloutRollbackTest {

    private QuietHost host = new QuietHost(Sample.plan());

    @Test
    public void aBreachSendsAllTrafficBackAtOnceAndTakesGreenDown() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(50, Response.ROLL_BACK)));
        host.greenMetric = from(Duration.ofMinutes(30), 0.08);
        host.pass(Duration.ofMinutes(30));

        assertThat(host.wishes()).endsWith("50 %", "Look", "0 %", "Look", "Look", "retire green", "FreeRoute");
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.rollout().cause().kind()).isEqualTo(Cause.Kind.BREACH);
        assertThat(host.rollout().cause().text()).isEqualTo("errorRate 8 % breaks '>5%', slo");
        assertThat(host.rollout().stage().result()).isEqualTo(StageRun.Result.BREACHED);
        assertThat(host.last(Notice.Kind.BREACH).importance()).isEqualTo(Notice.Importance.ALARM);
    }

    @Test
    public void afterCutoverTheOldVersionIsRecordedAgain() {
        host.tell(new RolloutEvent.BodyEnded());
        host.tell(new RolloutEvent.RollBackRequested("ann", "customers complain"));
        host.pass(Duration.ofHours(1));

        assertThat(host.target().recorded).isEqualTo(ModelTarget.OLD);
        assertThat(host.wishes()).containsSubsequence("record v2", "0 %", "Look", "record v1", "retire green");
        assertThat(host.rollout().cause())
                .isEqualTo(new Cause(Cause.Kind.REQUESTED, "ann rolled back: customers complain", "ann"));
    }

    @Test
    public void soManyMeasurementsOutOfSoManyMustFail() {
        Stage stage = Sample.stage(
                10, Sample.analysis(Sample.rule("errorRate", ">5%", 2, 3, MissingData.HOLD)), Response.ROLL_BACK);
        host.tell(new RolloutEvent.StageRequested(stage));
        host.greenMetric = (metric, at) -> minutes(at) == 10 || minutes(at) == 25 || minutes(at) == 35 ? 0.08 : 0.0;

        host.pass(Duration.ofMinutes(34));
        assertThat(host.phase()).isEqualTo(Phase.BAKING);
        host.pass(Duration.ofMinutes(1));
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
    }

    @Test
    public void missingDataCountsAsAFailureOnlyWhereTheRuleSaysSo() {
        assertThat(withoutData(MissingData.FAIL)).isEqualTo(Phase.ROLLED_BACK);
        assertThat(withoutData(MissingData.HOLD)).isEqualTo(Phase.BAKING);
        assertThat(withoutData(MissingData.IGNORE)).isEqualTo(Phase.AWAITING);
    }

    private static Phase withoutData(MissingData missing) {
        QuietHost quiet = new QuietHost(Sample.plan());
        quiet.greenMetric = (metric, at) -> null;
        quiet.tell(new RolloutEvent.StageRequested(
                Sample.stage(10, Sample.analysis(Sample.rule("errorRate", ">5%", 2, 2, missing)), Response.ROLL_BACK)));
        quiet.pass(Duration.ofHours(2));
        return quiet.phase();
    }

    @Test
    public void triggersThatAreDueAtOnceShareOneMeasurementAndEachJudgesIt() {
        host = new QuietHost(Sample.plan(
                Sample.trigger("errorRate", ">5%", Duration.ZERO, Response.NOTE),
                Sample.trigger("latencyP95", ">300ms", Sample.HOUR, Response.ROLL_BACK)));
        host.greenMetric = (metric, at) -> minutes(at) < 65 ? 0.0 : metric.equals("errorRate") ? 0.08 : 400;
        host.tell(new RolloutEvent.StageRequested(Sample.unjudged(10)));

        host.pass(Sample.HOUR);
        assertThat(host.measurements())
                .hasSize(12)
                .allSatisfy(one -> assertThat(one.metrics()).containsExactly("errorRate"));
        host.pass(Duration.ofMinutes(5));
        assertThat(host.measurements()).hasSize(13);
        assertThat(host.measurements().get(12).metrics()).containsExactly("errorRate", "latencyP95");
        assertThat(host.measurements().get(12).compared())
                .as("limits alone, so nothing is asked of blue")
                .isEmpty();
        assertThat(host.told()).contains(Notice.Kind.TRIGGER_NOTED, Notice.Kind.BREACH);
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
    }

    @Test
    public void anImmediateTriggerRollsBackInAnyStage() {
        host = new QuietHost(
                Sample.plan(Sample.trigger("latencyP99", ">3x baseline", Duration.ZERO, Response.ROLL_BACK)));
        host.blueMetric = (metric, at) -> 100.0;
        host.greenMetric = from(Duration.ofMinutes(20), 301);
        host.tell(new RolloutEvent.StageRequested(Sample.unjudged(10)));
        host.pass(Duration.ofMinutes(20));

        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.rollout().cause().text()).contains("latencyP99 301 ms").contains("here 300 ms");
    }

    @Test
    public void aDelayedTriggerSleepsUntilItsTime() {
        host = new QuietHost(
                Sample.plan(Sample.trigger("saturation", ">80%", Duration.ofMinutes(40), Response.ROLL_BACK)));
        host.greenMetric = (metric, at) -> 0.9;
        host.tell(new RolloutEvent.StageRequested(Sample.unjudged(10)));
        host.pass(Duration.ofMinutes(44));
        assertThat(host.phase()).isEqualTo(Phase.BAKING);

        host.pass(Sample.MINUTE);
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
    }

    @Test
    public void aTriggerThatNotesIsWrittenDownOnceForEachBreach() {
        host = new QuietHost(Sample.plan(Sample.trigger("latencyMean", ">1s", Duration.ZERO, Response.NOTE)));
        host.greenMetric = (metric, at) -> minutes(at) < 20 || minutes(at) >= 40 ? 2000.0 : 10.0;
        host.tell(new RolloutEvent.StageRequested(Sample.unjudged(10)));
        host.pass(Duration.ofMinutes(55));

        assertThat(host.phase()).isEqualTo(Phase.BAKING);
        assertThat(host.told()).filteredOn(Notice.Kind.TRIGGER_NOTED::equals).hasSize(2);
    }

    @Test
    public void twoLikeTriggersMayLeadToDifferentThings() {
        host = new QuietHost(Sample.plan(
                Sample.trigger("errorRate", ">5%", Duration.ZERO, Response.NOTE),
                Sample.trigger("errorRate", ">5%", Duration.ZERO, Response.ROLL_BACK)));
        host.greenMetric = (metric, at) -> 0.08;
        host.tell(new RolloutEvent.StageRequested(Sample.unjudged(10)));
        host.pass(Duration.ofMinutes(5));

        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
    }

    @Test
    public void greenThatNeverGetsHealthyIsGivenUpWithoutATasteOfTraffic() {
        host = waiting();
        host.target().startUpSeconds = 3600;
        host.freeRoute("other");
        host.pass(Duration.ofMinutes(9));
        assertThat(host.phase()).isEqualTo(Phase.WARMING);

        host.pass(Sample.MINUTE);
        assertThat(host.phase()).isEqualTo(Phase.FAILED);
        assertThat(host.rollout().cause().kind()).isEqualTo(Cause.Kind.NOT_READY);
        assertThat(host.wishes()).contains("retire green").doesNotContain("0 %");
    }

    @Test
    public void greenThatReportsAnotherVersionIsGivenUp() {
        host = waiting();
        host.target().broughtVersion = "v3";
        host.freeRoute("other");
        host.pass(Sample.HOUR);

        assertThat(host.phase()).isEqualTo(Phase.FAILED);
        assertThat(host.rollout().cause().text()).contains("reports v3");
    }

    @Test
    public void aProbeThatIsLostWithTheHostIsMadeAgainHoweverLate() {
        host = waiting();
        host.target().startUpSeconds = 60;
        host.freeRoute("other");
        Rollout saved = host.rollout();
        assertThat(saved.phase()).isEqualTo(Phase.WARMING);

        Rollout back = saved.advance(new RolloutEvent.HostRestarted(), QuietHost.BEGIN.plus(Duration.ofHours(3)))
                .rollout();
        assertThat(back.phase()).isEqualTo(Phase.WARMING);
        assertThat(back.call().kind()).isEqualTo(Call.Kind.PROBE_GREEN);
    }

    @Test
    public void aRefusedCallGoesBackAndSaysWhy() {
        host.failNext(RolloutAction.Shift.class, CloudException.Kind.REFUSED, false);
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));

        assertThat(host.rollout().cause().kind()).isEqualTo(Cause.Kind.CALL_FAILED);
        assertThat(host.rollout().cause().text()).isEqualTo("shifting traffic failed: no luck");
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
    }

    @Test
    public void theWayBackIsTriedUntilItSucceeds() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        for (int i = 0; i < 12; i++) {
            host.failNext(RolloutAction.Shift.class, CloudException.Kind.REFUSED, false);
        }
        host.tell(new RolloutEvent.RollBackRequested("ann", "no good"));
        assertThat(host.phase()).isEqualTo(Phase.ROLLING_BACK);

        host.pass(Duration.ofHours(2));
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.target().greenShare).isZero();
    }

    @Test
    public void aShiftThatActsAfterTheWayBackIsTurnedBackBeforeGreenIsTakenDown() {
        host.failNext(RolloutAction.Shift.class, CloudException.Kind.UNKNOWN, true);
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.RollBackRequested("ann", "no good"));
        host.pass(Sample.MINUTE);
        assertThat(host.target().green.running).isTrue();
        host.target().set(10);

        host.pass(Sample.MINUTE);
        assertThat(host.target().greenShare).isZero();
        assertThat(host.target().green.running).isFalse();
    }

    @Test
    public void theRouteIsKeptUntilNoShiftOfTheWayBackCanActAnyLonger() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.failNext(RolloutAction.Shift.class, CloudException.Kind.UNKNOWN, true);
        host.tell(new RolloutEvent.RollBackRequested("ann", "no good"));
        host.pass(Sample.MINUTE);
        host.target().set(10);
        host.failNext(RolloutAction.Shift.class, CloudException.Kind.UNKNOWN, true);
        host.pass(Duration.ofSeconds(179));
        assertThat(host.rollout().uncertainUntil()).isAfter(QuietHost.BEGIN.plusSeconds(239));
        assertThat(host.target().greenShare).isZero();
        assertThat(host.target().green.running).isTrue();
        assertThat(host.target().route.heldBy("r1")).isTrue();

        host.pass(Duration.ofSeconds(1));
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.target().route.holder()).isEmpty();
    }

    @Test
    public void onceBlueIsGoneItIsStartedAndHealthyBeforeTrafficGoesBack() {
        host.tell(new RolloutEvent.BodyEnded());
        host.pass(Duration.ofHours(3));
        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
        host.target().startUpSeconds = 100;

        host.tell(new RolloutEvent.RollBackRequested("ann", "no good"));
        host.pass(Duration.ofMinutes(1));
        assertThat(host.target().greenShare).isEqualTo(100);
        host.pass(Duration.ofHours(1));

        assertThat(host.wishes())
                .containsSubsequence(
                        "FreeRoute", "HoldRoute", "Inspect", "launch v1", "probe blue", "0 %", "record v1");
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
    }

    @Test
    public void aTargetThatALaterReleaseChangedIsNotTurnedBack() {
        host.tell(new RolloutEvent.BodyEnded());
        host.pass(Duration.ofHours(3));
        host.target().blue.running = true;
        host.target().blue.version = "v3";
        host.target().set(0);

        host.tell(new RolloutEvent.RollBackRequested("ann", "no good"));
        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(host.last(Notice.Kind.CALL_FAILED).text()).contains("v3").contains("later release");
        assertThat(host.target().route.holder()).isEmpty();
    }

    @Test
    public void aFailedBodyRollsBackAndAnAbortHoldsIfItSaysSo() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.BodyFailed("the smoke test failed"));
        assertThat(host.rollout().cause().kind()).isEqualTo(Cause.Kind.BODY_FAILED);

        QuietHost held = new QuietHost(Sample.plan());
        held.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        held.tell(new RolloutEvent.Aborted("ann", "wrong branch", true));
        held.tell(new RolloutEvent.BodyFailed("aborted"));
        held.pass(Duration.ofHours(40));
        assertThat(held.phase()).isEqualTo(Phase.HELD);
        assertThat(held.target().greenShare).isEqualTo(10);

        held.tell(new RolloutEvent.PromoteRequested("bob"));
        assertThat(held.target().greenShare).isEqualTo(100);
    }

    @Test
    public void anAbortWithoutHoldRollsBackAndOneBeforeTrafficFails() {
        host.tell(new RolloutEvent.Aborted("ann", "wrong branch", true));
        assertThat(host.phase()).isEqualTo(Phase.FAILED);

        QuietHost shifted = new QuietHost(Sample.plan());
        shifted.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        shifted.tell(new RolloutEvent.Aborted("ann", "wrong branch", false));
        assertThat(shifted.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(shifted.rollout().cause()).isEqualTo(new Cause(Cause.Kind.ABORTED, "wrong branch", "ann"));
    }

    private static QuietHost waiting() {
        return new QuietHost(Sample.plan(), RouteQueue.FREE.ask("other", true));
    }

    private static BiFunction<String, Instant, Double> from(Duration begin, double value) {
        return (metric, at) -> at.isBefore(QuietHost.BEGIN.plus(begin)) ? 0.0 : value;
    }

    private static long minutes(Instant at) {
        return Duration.between(QuietHost.BEGIN, at).toMinutes();
    }
}
