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
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A fact that a release is told. */
public sealed interface ReleaseEvent {

    /** The longest time that a verification or a monitoring may take. */
    Duration LONGEST = Duration.ofDays(3650);

    /** It is later now. */
    record TimePassed() implements ReleaseEvent {}

    /** The host lost all but the saved state. Every call under way is wished again. */
    record HostRestarted() implements ReleaseEvent {}

    /** The pipeline read the team's checklist. */
    record ChecklistRead(Checklist checklist) implements ReleaseEvent {}

    /** A person marked an item. One that the checklist refuses changes nothing but the timeline. */
    record ItemMarked(Mark mark) implements ReleaseEvent {}

    /**
     * Another version is brought from now on: sign-offs for the one before are void, and running checks begin again. The
     * same version again changes nothing.
     *
     * @param version the new one, not blank
     * @param causedBy who counts as a starter too, besides those of the version before
     */
    record VersionChanged(String version, Set<String> causedBy) implements ReleaseEvent {
        public VersionChanged {
            if (version.isBlank()) {
                throw new IllegalArgumentException("the new version of the release is empty; name one");
            }
            causedBy = Collections.unmodifiableSet(new TreeSet<>(causedBy));
        }

        /** Another version that nobody new caused. */
        public VersionChanged(String version) {
            this(version, Set.of());
        }
    }

    /** The pipeline reached a gate. */
    record GateReached(String gate, GatePlan plan) implements ReleaseEvent {}

    /** Something happened to a gate. Its checklist and its version it hears from the release, so a host tells neither. */
    record OfGate(String gate, GateEvent event) implements ReleaseEvent {}

    /** The pipeline reached a deployment; the plan's id names the rollout. */
    record DeploymentReached(RolloutPlan plan) implements ReleaseEvent {}

    /** Something happened to a rollout. What the pipeline wants of it counts until the release's body ends. */
    record OfRollout(String rollout, RolloutEvent event) implements ReleaseEvent {}

    /**
     * The pipeline wants checks to pass within a time.
     *
     * @param id names it within the release
     * @param checks the checks' names, at least one
     * @param timeout above zero, at most {@link #LONGEST}; what passes at its end or later is too late
     */
    record VerificationReached(String id, List<String> checks, Duration timeout) implements ReleaseEvent {
        public VerificationReached {
            checks = List.copyOf(checks);
            if (checks.isEmpty()) {
                throw new IllegalArgumentException(
                        "a verification without checks would find nothing; name at least one");
            }
            if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("the time for a verification is above zero and at most "
                        + LONGEST.toDays() + " days, not " + timeout);
            }
        }
    }

    /**
     * A check ran, or could not be run.
     *
     * @param number the call that is answered
     * @param health what it found; null if it could not be run
     * @param failure null if it could be run
     * @param message why it could not, for people; empty if it could
     */
    record Checked(long number, Health health, CloudException.Kind failure, String message) implements ReleaseEvent {
        public Checked {
            Objects.requireNonNull(message, "message");
            eitherOr("a check", health, failure);
        }
    }

    /**
     * The pipeline wants all that was brought to be watched for a time.
     *
     * @param id names it within the release
     * @param analysis by what it is judged; empty for the rollback policies alone
     * @param duration not negative, at most {@link #LONGEST}
     */
    record MonitoringReached(String id, Optional<Analysis> analysis, Duration duration) implements ReleaseEvent {
        public MonitoringReached {
            if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "the time of a monitoring is 0 to " + LONGEST.toDays() + " days, not " + duration);
            }
        }
    }

    /** The pipeline wants a snapshot of this name to exist. */
    record SnapshotReached(String id, String database, String snapshot) implements ReleaseEvent {}

    /** The database shall have the content of this snapshot. */
    record RestoreReached(String id, String database, String snapshot) implements ReleaseEvent {}

    /**
     * How far a snapshot or a restore is.
     *
     * @param number the call that is answered
     * @param progress how far it is; null if the call failed
     * @param failure null if the call did not fail
     * @param message why it failed, for people; empty if it did not
     */
    record DatabaseAnswered(
            long number, DatabaseSnapshots.Progress progress, CloudException.Kind failure, String message)
            implements ReleaseEvent {
        public DatabaseAnswered {
            Objects.requireNonNull(message, "message");
            eitherOr("a database", progress, failure);
        }
    }

    /** The steps inside the release ended well. */
    record BodyEnded() implements ReleaseEvent {}

    /** The steps inside the release failed. */
    record BodyFailed(String reason) implements ReleaseEvent {
        public BodyFailed {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The build was aborted; {@code hold} leaves the traffic as it is. */
    record Aborted(String by, String reason, boolean hold) implements ReleaseEvent {
        public Aborted {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
        }
    }

    private static void eitherOr(String who, Object answer, CloudException.Kind failure) {
        if ((answer == null) == (failure == null)) {
            throw new IllegalArgumentException(who + " either answers or fails");
        }
    }
}
