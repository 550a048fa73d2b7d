package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Measurement;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import java.time.Duration;
import java.util.Optional;

/** A fact that a rollout is told. Answers carry the number of the call that they answer; an answer to an old call is stale. */
public sealed interface RolloutEvent {

    /** It is later now. */
    record TimePassed() implements RolloutEvent {}

    /** The host lost all but the saved state. Every call under way is wished again. */
    record HostRestarted() implements RolloutEvent {}

    /** The answer to a numbered call. */
    sealed interface Answer extends RolloutEvent {
        long number();
    }

    /** The call ended well and has no other answer. */
    record Done(long number) implements Answer {}

    /** The route is held for this rollout. */
    record RouteHeld(long number) implements Answer {}

    /** Another rollout holds the route; if this one waits, it is in the queue now. */
    record RouteBusy(long number, String holder) implements Answer {}

    record Inspected(long number, TargetStatus status) implements Answer {}

    record Probed(long number, Health health) implements Answer {}

    record Looked(long number, int percent) implements Answer {}

    record Measured(long number, Measurement measurement) implements Answer {}

    record CallFailed(long number, CloudException.Kind kind, String message) implements Answer {}

    /** The pipeline reached a stage. */
    record StageRequested(Stage stage) implements RolloutEvent {}

    /** The pipeline wants the version watched for a time after cutover. */
    record MonitoringRequested(String id, Optional<Analysis> analysis, Duration duration) implements RolloutEvent {
        public MonitoringRequested {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("the time to monitor is not negative");
            }
        }
    }

    /** The steps inside the deployment ended well: all traffic to green. */
    record BodyEnded() implements RolloutEvent {}

    /** The steps inside the deployment, or those of the release after it, failed. Traffic that is held stays held. */
    record BodyFailed(String reason) implements RolloutEvent {}

    /**
     * The build was aborted; {@code hold} leaves the traffic as it is. Before green has any traffic there is nothing to hold,
     * and after cutover it stays on green: blue is kept and retired as planned.
     */
    record Aborted(String by, String reason, boolean hold) implements RolloutEvent {}

    /**
     * Nothing goes forward until somebody decides. {@code decideWithin} is null if the pause may last. During a pause it can
     * only leave less time to decide.
     */
    record PauseRequested(String by, String reason, Duration decideWithin) implements RolloutEvent {
        public PauseRequested {
            if (decideWithin != null && (decideWithin.isNegative() || decideWithin.isZero())) {
                throw new IllegalArgumentException("the time to decide is above zero");
            }
        }
    }

    record ResumeRequested(String by) implements RolloutEvent {}

    /**
     * The stage that bakes has passed, whatever its bake time and missing data say; traffic that is held goes to green. Ends a
     * pause.
     */
    record PromoteRequested(String by) implements RolloutEvent {}

    record RollBackRequested(String by, String reason) implements RolloutEvent {}

    /** Blue is not needed any longer. Changes nothing before cutover, or while paused. */
    record RetireRequested(String by) implements RolloutEvent {}
}
