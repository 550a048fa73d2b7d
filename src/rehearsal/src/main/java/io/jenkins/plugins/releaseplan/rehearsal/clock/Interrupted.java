package io.jenkins.plugins.releaseplan.rehearsal.clock;

/**
 * Thrown out of {@link Waiting#await()} and {@link VirtualClock#checkpoint()} on a strand that somebody interrupted. Who
 * interrupted recognises the interruption by its {@link #reason()}, so nested time-outs can tell theirs from others'.
 */
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(Throwable reason) {
        super(reason.getMessage(), reason, false, false);
    }

    /** The very object that was given to {@link Strand#interrupt(Throwable)}; never null. */
    public Throwable reason() {
        return getCause();
    }
}
