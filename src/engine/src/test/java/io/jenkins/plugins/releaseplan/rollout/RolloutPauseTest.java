package io.jenkins.plugins.releaseplan.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Duration;
import org.junit.Test;

/** Nothing goes forward until a person decides, and not deciding is a decision too. */
public class RolloutPauseTest {

    private final QuietHost host = new QuietHost(Sample.plan());

    @Test
    public void aBreachThatAsksHoldsTheTrafficAndGoesBackWhenNobodyDecides() {
        host.greenMetric = (metric, at) -> 0.08;
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ASK)));
        host.pass(Duration.ofMinutes(34));
        assertThat(host.rollout().pause().reason()).contains("errorRate 8 %");
        assertThat(host.target().greenShare).isEqualTo(10);

        host.pass(Sample.MINUTE);
        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.rollout().cause().kind()).isEqualTo(Cause.Kind.NO_DECISION);
        assertThat(host.rollout().cause().text()).contains("nobody decided within 30 min");
    }

    @Test
    public void resumingExtendsTheBakeTimeByThePause() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.pass(Duration.ofMinutes(50));
        host.tell(new RolloutEvent.PauseRequested("ann", "lunch", null));
        host.pass(Duration.ofHours(2));
        assertThat(host.phase()).isEqualTo(Phase.BAKING);

        host.tell(new RolloutEvent.ResumeRequested("ann"));
        host.pass(Duration.ofMinutes(9));
        assertThat(host.phase()).isEqualTo(Phase.BAKING);
        host.pass(Sample.MINUTE);
        assertThat(host.phase()).isEqualTo(Phase.AWAITING);
    }

    @Test
    public void aPauseThatBeganBeforeTheStageExtendsItByWhatItTookOfTheStage() {
        host.tell(new RolloutEvent.PauseRequested("ann", "look", null));
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.pass(Duration.ofHours(5));
        assertThat(host.target().greenShare).isZero();

        host.tell(new RolloutEvent.ResumeRequested("ann"));
        host.pass(Sample.HOUR);
        assertThat(host.phase()).isEqualTo(Phase.AWAITING);
    }

    @Test
    public void promotingPassesTheStageWhateverItsTime() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.PauseRequested("ann", "look", null));
        host.tell(new RolloutEvent.PromoteRequested("bob"));

        assertThat(host.phase()).isEqualTo(Phase.AWAITING);
        assertThat(host.rollout().stage().result()).isEqualTo(StageRun.Result.PROMOTED);
        assertThat(host.last(Notice.Kind.PROMOTED).text()).contains("promoted by bob");
    }

    @Test
    public void aProbeUnderWayIsNotFollowedByTrafficDuringAPause() {
        host.target().green.sickFrom = QuietHost.BEGIN.plusSeconds(1);
        host.target().green.sickUntil = QuietHost.BEGIN.plusSeconds(60);
        host.pass(Duration.ofSeconds(5));
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        assertThat(host.phase()).isEqualTo(Phase.SHIFTING);

        host.tell(new RolloutEvent.PauseRequested("ann", "green is sick", null));
        host.pass(Duration.ofHours(3));
        assertThat(host.target().greenShare).isZero();
        assertThat(host.phase()).isEqualTo(Phase.SHIFTING);

        host.tell(new RolloutEvent.ResumeRequested("ann"));
        assertThat(host.target().greenShare).isEqualTo(10);
    }

    @Test
    public void blueIsNotTakenDownDuringAPause() {
        host.tell(new RolloutEvent.BodyEnded());
        host.tell(new RolloutEvent.PauseRequested("ann", "look", null));
        host.tell(new RolloutEvent.RetireRequested("bob"));
        host.pass(Duration.ofHours(9));
        assertThat(host.target().blue.running).isTrue();

        host.tell(new RolloutEvent.ResumeRequested("ann"));
        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    public void aBreachDuringALongPauseSetsATimeToDecide() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ASK)));
        host.tell(new RolloutEvent.PauseRequested("ann", "gone home", null));
        host.greenMetric = (metric, at) -> 0.08;
        host.pass(Duration.ofMinutes(36));

        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.rollout().cause().kind()).isEqualTo(Cause.Kind.NO_DECISION);
    }

    @Test
    public void aSecondPauseCanOnlyLeaveLessTime() {
        host.tell(new RolloutEvent.PauseRequested("ann", "look", Duration.ofMinutes(10)));
        host.tell(new RolloutEvent.PauseRequested("bob", "look longer", Duration.ofMinutes(20)));
        assertThat(host.rollout().pause().deadline()).isEqualTo(QuietHost.BEGIN.plus(Duration.ofMinutes(10)));
        assertThat(host.rollout().pause().by()).isEqualTo("ann");

        host.tell(new RolloutEvent.PauseRequested("bob", "hurry", Duration.ofMinutes(5)));
        assertThat(host.rollout().pause().deadline()).isEqualTo(QuietHost.BEGIN.plus(Duration.ofMinutes(5)));
    }

    @Test
    public void aDecisionAfterTheTimeToDecideIsTooLateEvenIfTheHostWasLate() {
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.PauseRequested("ann", "look", Duration.ofMinutes(10)));
        Rollout late = host.rollout()
                .advance(new RolloutEvent.ResumeRequested("bob"), QuietHost.BEGIN.plus(Duration.ofMinutes(11)))
                .rollout();

        assertThat(late.phase()).isEqualTo(Phase.ROLLING_BACK);
    }

    @Test
    public void aTimeToDecideIsAboveZero() {
        assertThatThrownBy(() -> new RolloutEvent.PauseRequested("ann", "look", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above zero");
    }
}
