package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A fact that a release is told. */
public sealed interface ReleaseEvent {

    /** It is later now. */
    record TimePassed() implements ReleaseEvent {}

    /** The host lost all but the saved state. Every call under way is wished again. */
    record HostRestarted() implements ReleaseEvent {}

    /** The pipeline read the team's checklist. */
    record ChecklistRead(Checklist checklist) implements ReleaseEvent {}

    /** A person marked an item. One that the checklist refuses changes nothing but the timeline. */
    record ItemMarked(Mark mark) implements ReleaseEvent {}

    /** Another version is brought from now on: sign-offs for the one before are void. */
    record VersionChanged(String version) implements ReleaseEvent {}

    /** The pipeline reached a gate. */
    record GateReached(String gate, GatePlan plan) implements ReleaseEvent {}

    record OfGate(String gate, GateEvent event) implements ReleaseEvent {}

    /** The pipeline reached a deployment; the plan's id names the rollout. */
    record DeploymentReached(RolloutPlan plan) implements ReleaseEvent {}

    record OfRollout(String rollout, RolloutEvent event) implements ReleaseEvent {}

    /** The pipeline wants checks to pass within a time. */
    record VerificationReached(String id, List<String> checks, Duration timeout) implements ReleaseEvent {
        public VerificationReached {
            checks = List.copyOf(checks);
        }
    }

    /** A check ran; {@code failure} is null if it could be run. */
    record Checked(long number, Health health, CloudException.Kind failure, String message) implements ReleaseEvent {}

    /** The pipeline wants all that was brought to be watched for a time. */
    record MonitoringReached(String id, Optional<Analysis> analysis, Duration duration) implements ReleaseEvent {}

    /** The pipeline wants a snapshot of this name to exist. */
    record SnapshotReached(String id, String database, String snapshot) implements ReleaseEvent {}

    /** The database shall have the content of this snapshot. */
    record RestoreReached(String id, String database, String snapshot) implements ReleaseEvent {}

    /** How far a snapshot or a restore is; {@code failure} is null if that is known. */
    record DatabaseAnswered(
            long number, DatabaseSnapshots.Progress progress, CloudException.Kind failure, String message)
            implements ReleaseEvent {}

    /** The steps inside the release ended well. */
    record BodyEnded() implements ReleaseEvent {}

    /** The steps inside the release failed. */
    record BodyFailed(String reason) implements ReleaseEvent {}

    /** The build was aborted; {@code hold} leaves the traffic as it is. */
    record Aborted(String by, String reason, boolean hold) implements ReleaseEvent {}
}
