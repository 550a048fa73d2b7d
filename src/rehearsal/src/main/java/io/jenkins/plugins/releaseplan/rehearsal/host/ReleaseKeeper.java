package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Instant;
import java.util.Optional;

/** Keeps the states of releases beyond the rehearsal. */
public interface ReleaseKeeper {

    /** Keeps nothing. */
    ReleaseKeeper NONE = new ReleaseKeeper() {
        @Override
        public void keep(Release before, Release.Advance advance, Instant now) {}

        @Override
        public boolean knows(String id) {
            return false;
        }

        @Override
        public Optional<Facts> past() {
            return Optional.empty();
        }
    };

    /**
     * A release has a new state, whose actions have not run yet.
     *
     * @param before null for a release that begins
     * @param now virtual time
     */
    void keep(Release before, Release.Advance advance, Instant now);

    /** Whether a release of this id is kept already. */
    boolean knows(String id);

    /** What is known of releases before this rehearsal, and of those that it kept so far; empty if nothing is. */
    Optional<Facts> past();
}
