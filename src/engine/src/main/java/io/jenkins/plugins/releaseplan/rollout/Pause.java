package io.jenkins.plugins.releaseplan.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * Nothing goes forward until a person decides.
 *
 * @param since when it began
 * @param deadline until when a person has to decide, after which all traffic goes back to blue; null if it may last
 * @param reason why, for people
 * @param by who paused; empty if a trigger did
 */
public record Pause(Instant since, Instant deadline, String reason, String by) {

    public Pause {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(by, "by");
    }

    /** Whether this leaves people more time than until then. */
    boolean outlasts(Instant other) {
        return other != null && (deadline == null || other.isBefore(deadline));
    }

    /** The same pause with less time to decide, for another reason. */
    Pause tightened(Instant newDeadline, String newReason) {
        return new Pause(since, newDeadline, newReason, by);
    }
}
