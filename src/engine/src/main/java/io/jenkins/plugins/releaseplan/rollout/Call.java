package io.jenkins.plugins.releaseplan.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The one call to the world that a rollout waits for. A rollout has at most one besides its measurements; a new wish takes the
 * place of an old one, whose answer is then stale.
 *
 * @param number names the call; answers carry it
 * @param kind what is called
 * @param percent green's share that a shift wishes, that a probe is made for, or that a look expects
 * @param attempt how often it failed so far
 * @param notBefore when it may be made
 * @param issued whether it was given to the host
 */
public record Call(long number, Kind kind, int percent, int attempt, Instant notBefore, boolean issued) {

    /** What can be called. */
    public enum Kind {
        HOLD_ROUTE,
        INSPECT,
        LAUNCH_GREEN,
        PROBE_GREEN,
        LAUNCH_BLUE,
        PROBE_BLUE,
        SHIFT,
        /** Reads the share of green: after each shift, and before a fleet is taken down. */
        LOOK,
        RECORD_VERSION,
        REFRESH,
        RETIRE_BLUE,
        RETIRE_GREEN,
        FREE_ROUTE
    }

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    public Call {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(notBefore, "notBefore");
    }

    /** Whether it is on the way to more traffic on green, or to the end of blue. */
    boolean forward() {
        return switch (kind) {
            case SHIFT, PROBE_GREEN -> percent > 0;
            case RETIRE_BLUE -> true;
            default -> false;
        };
    }

    /** Whether it waits for the end of this pause; null is no pause. */
    boolean heldBackBy(Pause pause) {
        return pause != null && !issued && forward();
    }

    /** Whether the host may be setting weights. */
    boolean shifting() {
        return issued && kind == Kind.SHIFT;
    }

    Call made() {
        return new Call(number, kind, percent, attempt, notBefore, true);
    }

    /** The same call again, after a pause that doubles from 5 seconds to 5 minutes. */
    Call again(long newNumber, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, 6));
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        return new Call(newNumber, kind, percent, attempt + 1, now.plus(pause), false);
    }

    /** The same call again at once. */
    Call next() {
        return new Call(number, kind, percent, attempt + 1, notBefore, issued);
    }

    /** The same call, made at this time if it was to be made later. */
    Call noLaterThan(Instant time) {
        return notBefore.isAfter(time) ? new Call(number, kind, percent, attempt, time, issued) : this;
    }
}
