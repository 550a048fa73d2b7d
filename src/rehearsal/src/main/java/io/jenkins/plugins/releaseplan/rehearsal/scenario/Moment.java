package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.time.Instant;
import java.util.Objects;

/** When something of the scenario happens. */
public sealed interface Moment {

    /** At a point of time. */
    record At(Instant instant) implements Moment {
        public At {
            Objects.requireNonNull(instant, "instant");
        }
    }

    /**
     * Some time after a rollout reached a point for the first time.
     *
     * @param event the point
     * @param target the target whose rollout it is; empty for any
     * @param delay how long after it
     */
    record AfterEvent(RolloutPoint event, String target, DrawnDuration delay) implements Moment {
        public AfterEvent {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(delay, "delay");
        }
    }

    /**
     * Some time after what a person reacts to: the gate waits, the input asks, the rollout asks, the checklist is read.
     *
     * @param delay how long after it
     */
    record AfterAsked(DrawnDuration delay) implements Moment {
        public AfterAsked {
            Objects.requireNonNull(delay, "delay");
        }
    }
}
