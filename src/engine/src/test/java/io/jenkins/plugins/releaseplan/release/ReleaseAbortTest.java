package io.jenkins.plugins.releaseplan.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import java.time.Duration;
import java.util.Optional;
import org.junit.Test;

public class ReleaseAbortTest {

    private final ReleaseHarness it = ReleaseHarness.deployment();

    private void halfOfTheTrafficIsOnGreen() {
        it.deploys("d1");
        Stage half =
                new Stage("s1", 50, Duration.ofHours(24), Optional.empty(), Response.ROLL_BACK, Duration.ofMinutes(30));
        it.tell(new ReleaseEvent.OfRollout("d1", new RolloutEvent.StageRequested(half)));
        assertThat(it.cloud.target("web").percentOfB).isEqualTo(50);
    }

    @Test
    public void anAbortLeadsTheTrafficBack() {
        halfOfTheTrafficIsOnGreen();
        it.tell(new ReleaseEvent.Aborted("ann", "wrong night", false));

        assertThat(it.cloud.target("web").percentOfB).isZero();
        assertThat(it.release.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(it.release.reason()).isEqualTo("wrong night");
    }

    @Test
    public void anAbortThatHoldsLeavesTheTrafficAsItIs() {
        halfOfTheTrafficIsOnGreen();
        it.tell(new ReleaseEvent.Aborted("ann", "controller goes down", true));

        assertThat(it.cloud.target("web").percentOfB).isEqualTo(50);
        assertThat(it.release.outcome()).isEqualTo(Outcome.ABORTED);
    }

    @Test
    public void theBlockThatFailsWithTheAbortDoesNotUndoTheHold() {
        halfOfTheTrafficIsOnGreen();
        it.tell(new ReleaseEvent.Aborted("ann", "controller goes down", true));
        it.tell(new ReleaseEvent.OfRollout("d1", new RolloutEvent.BodyFailed("interrupted")));
        it.tell(new ReleaseEvent.BodyFailed("interrupted"));

        assertThat(it.rollout("d1").phase()).isEqualTo(Phase.HELD);
        assertThat(it.cloud.target("web").percentOfB).isEqualTo(50);
    }

    @Test
    public void aPersonMaySettleHeldTrafficAfterwards() {
        halfOfTheTrafficIsOnGreen();
        it.tell(new ReleaseEvent.Aborted("ann", "controller goes down", true));
        it.rollsBack("d1", "bob");

        assertThat(it.cloud.target("web").percentOfB).isZero();
        assertThat(it.release.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    public void anAbortClosesWaitingGates() {
        it.reaches("Go / No-Go", new Condition.SignedOff("Release Manager", 1));
        it.tell(new ReleaseEvent.Aborted("ann", "wrong night", false));

        Gate gate = it.release.gates().get("Go / No-Go");
        assertThat(gate.state()).isEqualTo(Gate.State.ABORTED);
        assertThat(gate.reason()).isEqualTo("aborted by ann: wrong night");
        assertThat(it.release.outcome()).isEqualTo(Outcome.ABORTED);
    }

    @Test
    public void anAbortAfterTheEndComesTooLate() {
        it.deploys("d1");
        it.cutsOver("d1");
        it.tell(new ReleaseEvent.BodyEnded());
        it.tell(new ReleaseEvent.Aborted("ann", "too late", false));

        assertThat(it.release.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(it.cloud.target("web").percentOfB).isEqualTo(100);
    }
}
