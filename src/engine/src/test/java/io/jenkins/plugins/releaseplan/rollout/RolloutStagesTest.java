package io.jenkins.plugins.releaseplan.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

/** How a rollout goes forward: route, green, stages, cutover, the end of blue. */
public class RolloutStagesTest {

    private final QuietHost host = new QuietHost(Sample.plan());

    @Test
    public void greenIsStartedAndProbedAndGetsNoTrafficUntilAStageIsReached() {
        host.pass(Sample.HOUR);

        assertThat(host.phase()).isEqualTo(Phase.READY);
        assertThat(host.wishes()).containsExactly("HoldRoute", "Inspect", "launch v2", "probe green");
        assertThat(host.target().greenShare).isZero();
    }

    @Test
    public void eachStageHoldsItsWeightForItsBakeTimeAndThenTheNextBegins() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.StageRequested(Sample.stage(50, Response.ROLL_BACK)));
        host.pass(Duration.ofMinutes(59));
        assertThat(host.target().greenShare).isEqualTo(10);

        host.pass(Sample.MINUTE);
        assertThat(host.target().greenShare).isEqualTo(50);

        host.pass(Sample.HOUR);
        assertThat(host.phase()).isEqualTo(Phase.AWAITING);
        assertThat(host.rollout().finished())
                .extracting(run -> run.stage().percent(), StageRun::result)
                .containsExactly(tuple(10, StageRun.Result.PASSED));
        assertThat(host.rollout().stage().result()).isEqualTo(StageRun.Result.PASSED);
    }

    @Test
    public void thePipelineWaitsForNoStageOnceHeldTrafficIsPromoted() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.Aborted("ann", "the controller restarts", true));
        assertThat(host.phase()).isEqualTo(Phase.HELD);
        assertThat(host.rollout().isPast("stage-10")).isFalse();

        host.tell(new RolloutEvent.PromoteRequested("bob"));
        assertThat(host.phase()).isEqualTo(Phase.KEEPING_BLUE);
        assertThat(host.rollout().isPast("stage-10")).isTrue();
        assertThat(host.rollout().isPast("stage-50")).isTrue();

        host.tell(new RolloutEvent.RollBackRequested("ann", "no good"));
        assertThat(host.rollout().isPast("stage-10")).isFalse();
    }

    @Test
    public void theSameStageAskedForTwiceIsHeldOnce() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.StageRequested(Sample.stage(50, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.StageRequested(Sample.stage(50, Response.ASK)));
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.pass(Duration.ofHours(5));

        assertThat(host.rollout().finished()).hasSize(1);
        assertThat(host.rollout().stage().stage().onBreach()).isEqualTo(Response.ROLL_BACK);
    }

    @Test
    public void theBodysEndCutsOverRecordsTheVersionKeepsBlueAndThenTakesItDown() {
        host.tell(new RolloutEvent.BodyEnded());

        assertThat(host.phase()).isEqualTo(Phase.KEEPING_BLUE);
        assertThat(host.wishes()).endsWith("probe green", "100 %", "Look", "record v2", "Refresh");
        host.pass(Duration.ofMinutes(119));
        assertThat(host.target().blue.running).isTrue();

        host.pass(Sample.MINUTE);
        assertThat(host.wishes()).endsWith("Refresh", "Look", "retire blue", "FreeRoute");
        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(host.target().route.holder()).isEmpty();
    }

    @Test
    public void blueIsTakenDownEarlyWhenAPersonSaysSo() {
        host.tell(new RolloutEvent.BodyEnded());
        host.tell(new RolloutEvent.RetireRequested("ann"));

        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(host.target().blue.running).isFalse();
    }

    @Test
    public void blueIsNotTakenDownBeforeCutoverWhoeverAsks() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(50, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.RetireRequested("ann"));
        host.pass(Duration.ofHours(9));

        assertThat(host.target().blue.running).isTrue();
    }

    @Test
    public void aStagePassesOnlyWithDataThatWasJudged() {
        host.greenMetric = (metric, at) -> at.isBefore(QuietHost.BEGIN.plus(Duration.ofMinutes(90))) ? null : 0.01;
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.pass(Duration.ofMinutes(85));

        assertThat(host.phase()).isEqualTo(Phase.BAKING);
        assertThat(host.last(Notice.Kind.DATA_MISSING).text()).contains("errorRate");
        host.pass(Duration.ofMinutes(5));
        assertThat(host.phase()).isEqualTo(Phase.AWAITING);
        assertThat(host.told()).contains(Notice.Kind.DATA_BACK);
    }

    @Test
    public void warmUpIsNotJudgedAndMayOutlastTheBakeTime() {
        Analysis slow = new Analysis(
                "slo",
                List.of(Sample.rule("errorRate", ">5%", 1, 1, MissingData.HOLD)),
                Duration.ofMinutes(5),
                Duration.ofMinutes(70));
        host.greenMetric = (metric, at) -> at.isBefore(QuietHost.BEGIN.plus(Duration.ofMinutes(70))) ? 1.0 : 0.0;
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, slow, Response.ROLL_BACK)));
        host.pass(Duration.ofMinutes(74));
        assertThat(host.phase()).isEqualTo(Phase.BAKING);

        host.pass(Sample.MINUTE);
        assertThat(host.phase()).isEqualTo(Phase.AWAITING);
    }

    @Test
    public void aBusyRouteIsWaitedFor() {
        QuietHost waiting = new QuietHost(Sample.plan(), RouteQueue.FREE.ask("other", true));
        assertThat(waiting.phase()).isEqualTo(Phase.WAITING_FOR_ROUTE);
        assertThat(waiting.last(Notice.Kind.ROUTE_WAITING).text()).contains("held by other");

        waiting.freeRoute("other");
        assertThat(waiting.phase()).isEqualTo(Phase.READY);
    }

    @Test
    public void aBusyRouteEndsARolloutThatDoesNotWait() {
        QuietHost impatient = new QuietHost(Sample.plan(false), RouteQueue.FREE.ask("other", true));

        assertThat(impatient.phase()).isEqualTo(Phase.FAILED);
        assertThat(impatient.rollout().cause().kind()).isEqualTo(Cause.Kind.ROUTE_UNFIT);
        assertThat(impatient.rollout().cause().text()).contains("held by other").contains("onBusy: 'wait'");
        assertThat(impatient.wishes()).doesNotContain("launch v2");
    }

    @Test
    public void aRouteThatSomebodyLeftSplitIsNotBegunWith() {
        QuietHost waiting = new QuietHost(Sample.plan(), RouteQueue.FREE.ask("other", true));
        waiting.target().green.running = true;
        waiting.target().greenWasReady = true;
        waiting.target().set(30);
        waiting.freeRoute("other");

        assertThat(waiting.phase()).isEqualTo(Phase.FAILED);
        assertThat(waiting.rollout().cause().text()).contains("split").contains("70 %");
    }

    @Test
    public void aThrottledShiftIsMadeAgain() {
        host.failNext(RolloutAction.Shift.class, CloudException.Kind.RETRYABLE, false);
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        assertThat(host.phase()).isEqualTo(Phase.SHIFTING);

        host.pass(Duration.ofSeconds(5));
        assertThat(host.phase()).isEqualTo(Phase.BAKING);
    }

    @Test
    public void aShiftOfUnknownOutcomeIsLookedAtBeforeItIsMadeAgain() {
        host.failNext(RolloutAction.Shift.class, CloudException.Kind.UNKNOWN, true);
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));

        assertThat(host.wishes()).endsWith("probe green", "10 %", "Look");
        assertThat(host.phase()).isEqualTo(Phase.BAKING);
    }

    @Test
    public void noOtherWeightIsSetWhileAShiftOfUnknownOutcomeMayStillAct() {
        host.failNext(RolloutAction.Shift.class, CloudException.Kind.UNKNOWN, true);
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.PromoteRequested("ann"));
        host.tell(new RolloutEvent.BodyEnded());
        host.pass(Duration.ofSeconds(119));
        assertThat(host.target().greenShare).isEqualTo(10);

        host.pass(Duration.ofSeconds(1));
        assertThat(host.target().greenShare).isEqualTo(100);
    }

    @Test
    public void trafficThatWasMovedByHandKeepsBlueAndAsksAPerson() {
        host.tell(new RolloutEvent.BodyEnded());
        host.target().set(40);
        host.pass(Duration.ofHours(2));

        assertThat(host.phase()).isEqualTo(Phase.KEEPING_BLUE);
        assertThat(host.rollout().pause().reason()).contains("40 % green").contains("somebody moved traffic");
        assertThat(host.target().blue.running).isTrue();
        assertThat(host.target().greenShare).isEqualTo(40);

        host.target().set(100);
        host.tell(new RolloutEvent.ResumeRequested("ann"));
        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    public void aRecordThatIsRefusedDoesNotTurnBackAVersionThatServesWell() {
        host.failNext(RolloutAction.RecordVersion.class, CloudException.Kind.REFUSED, false);
        host.tell(new RolloutEvent.BodyEnded());

        assertThat(host.phase()).isEqualTo(Phase.KEEPING_BLUE);
        assertThat(host.last(Notice.Kind.CALL_FAILED).importance()).isEqualTo(Notice.Importance.ALARM);
    }

    @Test
    public void aTimerThatGoesOffEarlyIsSetAgain() {
        host.tell(new RolloutEvent.BodyEnded());
        Rollout.Advance early = host.rollout()
                .advance(
                        new RolloutEvent.TimePassed(),
                        host.rollout().keepUntil().minusMillis(1));

        assertThat(early.actions())
                .contains(new RolloutAction.WakeAt(host.rollout().keepUntil()));
    }
}
