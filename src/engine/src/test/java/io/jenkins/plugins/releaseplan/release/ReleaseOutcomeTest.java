package io.jenkins.plugins.releaseplan.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.time.Duration;
import org.junit.Test;

public class ReleaseOutcomeTest {

    private static final Condition MANAGER = new Condition.SignedOff("Release Manager", 1);

    private final ReleaseHarness it = ReleaseHarness.deployment();

    @Test
    public void aReleaseWhoseBodyEndsWellIsReleasedWhileBlueIsKept() {
        it.deploys("d1");
        it.cutsOver("d1");
        it.tell(new ReleaseEvent.BodyEnded());

        assertThat(it.release.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(it.release.endedAt()).isEqualTo(it.now);
        assertThat(it.rollout("d1").phase()).isEqualTo(Phase.KEEPING_BLUE);
    }

    @Test
    public void aReleasedOneThatIsRolledBackWhileBlueIsKeptSaysSo() {
        it.deploys("d1");
        it.cutsOver("d1");
        it.tell(new ReleaseEvent.BodyEnded());
        it.after(Duration.ofMinutes(10));
        it.rollsBack("d1", "ann");

        assertThat(it.release.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(it.release.reason()).isEqualTo("ann rolled back: looks bad");
        assertThat(it.release.endedAt()).isEqualTo(it.now);
        assertThat(it.cloud.target("web").percentOfB).isZero();
    }

    @Test
    public void aFailedBodyTakesAServingVersionBack() {
        it.deploys("d1");
        it.cutsOver("d1");
        it.tell(new ReleaseEvent.BodyFailed("verification failed"));

        assertThat(it.release.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(it.release.reason()).isEqualTo("verification failed");
        assertThat(it.cloud.target("web").percentOfB).isZero();
    }

    @Test
    public void aBodyThatFailsBeforeAnyTrafficIsAFailure() {
        it.deploys("d1");
        it.tell(new ReleaseEvent.BodyFailed("script returned 1"));

        assertThat(it.release.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(it.release.reason()).isEqualTo("script returned 1");
    }

    @Test
    public void aRejectedGateRefusesTheRelease() {
        it.reaches("Go / No-Go", MANAGER);
        it.signs("Go / No-Go", "ann", SignOff.Decision.REJECT);
        it.tell(new ReleaseEvent.BodyFailed("gate rejected"));

        assertThat(it.release.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(it.release.reason()).isEqualTo("gate 'Go / No-Go': rejected by ann as Release Manager");
    }

    @Test
    public void aGateWhoseTimeIsOverRefusesTheReleaseIfItsPlanSaysSo() {
        it.reaches("Go / No-Go", MANAGER);
        it.after(Duration.ofHours(4));
        it.tell(new ReleaseEvent.BodyFailed("gate timed out"));

        assertThat(it.release.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    public void aRefusedGateThatThePipelineGotOverDoesNotNameTheOutcome() {
        it.reaches("first try", MANAGER);
        it.signs("first try", "ann", SignOff.Decision.REJECT);
        it.after(Duration.ofMinutes(1));
        it.reaches("second try", MANAGER);
        it.signs("second try", "ann", SignOff.Decision.APPROVE);
        it.tell(new ReleaseEvent.BodyFailed("script returned 1"));

        assertThat(it.release.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(it.release.reason()).isEqualTo("script returned 1");
    }

    @Test
    public void aRollbackThatArrivesIsRolledBack() {
        ReleaseHarness rollback = new ReleaseHarness(ReleasePlan.Kind.ROLLBACK);
        rollback.deploys("d1");
        rollback.cutsOver("d1");
        rollback.tell(new ReleaseEvent.BodyEnded());

        assertThat(rollback.release.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(rollback.notices)
                .filteredOn(notice -> notice.kind() == Notice.Kind.RELEASE_ENDED)
                .extracting(Notice::text)
                .containsExactly("pms in production is back on v2");
    }

    @Test
    public void aRollbackThatIsItselfTurnedBackHasFailed() {
        ReleaseHarness rollback = new ReleaseHarness(ReleasePlan.Kind.ROLLBACK);
        rollback.deploys("d1");
        rollback.cutsOver("d1");
        rollback.rollsBack("d1", "ann");
        rollback.tell(new ReleaseEvent.BodyFailed("rolled back"));

        assertThat(rollback.release.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    public void aBodyThatEndsLeavesNoGateWaiting() {
        it.reaches("forgotten", MANAGER);
        it.tell(new ReleaseEvent.BodyEnded());
        it.signs("forgotten", "ann", SignOff.Decision.APPROVE);

        assertThat(it.release.gates().get("forgotten").state()).isEqualTo(Gate.State.ABORTED);
        assertThat(it.release.gates().get("forgotten").signOffs()).isEmpty();
    }

    @Test
    public void aDeploymentWhoseStepsNeverEndedGoesBackWithTheEndOfTheRelease() {
        it.deploys("d1");
        it.tell(new ReleaseEvent.BodyEnded());

        assertThat(it.rollout("d1").phase()).isEqualTo(Phase.FAILED);
        assertThat(it.release.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(it.release.reason()).contains("ended before those of the deployment of web");
    }

    @Test
    public void nothingBeginsAfterTheBody() {
        it.tell(new ReleaseEvent.BodyEnded());
        Release ended = it.release;
        it.reaches("late", MANAGER);
        it.deploys("late");
        it.tell(new ReleaseEvent.SnapshotReached("late", "orders", "s1"));
        it.tell(new ReleaseEvent.VerificationReached("late", java.util.List.of("healthz"), Duration.ofMinutes(1)));
        it.tell(new ReleaseEvent.VersionChanged("v3"));
        it.tell(new ReleaseEvent.BodyFailed("late"));
        it.tell(new ReleaseEvent.Aborted("ann", "late", false));

        assertThat(it.release).isEqualTo(ended);
    }
}
