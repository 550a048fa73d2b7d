package io.jenkins.plugins.releaseplan.host;

import java.time.Instant;

/** The time of a host. */
public interface HostTime {

    /** Now. */
    Instant now();

    /**
     * Runs something later, once, on another thread than the caller's; it must not block.
     *
     * @param at when, at once if it is past
     */
    Wake at(Instant at, Runnable work);

    /** Something that is to run later. */
    @FunctionalInterface
    interface Wake {

        /** Does nothing if it has run already. */
        void cancel();
    }
}
