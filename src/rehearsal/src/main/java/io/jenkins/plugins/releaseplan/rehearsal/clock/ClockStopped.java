package io.jenkins.plugins.releaseplan.rehearsal.clock;

/**
 * The clock cannot go on: everything waits, virtual time ran past its limit, or it was closed. An {@link Error}, so that a
 * script that catches exceptions and tries again does not swallow it.
 */
public final class ClockStopped extends Error {
    private static final long serialVersionUID = 1L;

    /** Why a clock stopped. */
    public enum Reason {
        /** Every strand waits and no event is left that could wake one. */
        DEADLOCK,
        /** The next event lies after the last instant that the clock was allowed to reach. */
        TIME_LIMIT,
        /** Too many events ran without virtual time moving on. */
        STANDSTILL,
        /** An event's task threw; the cause says what. */
        TASK_FAILED,
        /** The clock was closed while strands were waiting. */
        CLOSED
    }

    private final Reason reason;

    ClockStopped(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why the clock stopped; never null. */
    public Reason reason() {
        return reason;
    }
}
