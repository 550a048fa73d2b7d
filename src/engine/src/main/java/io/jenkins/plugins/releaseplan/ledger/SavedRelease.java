package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Instant;
import java.util.Objects;

/**
 * A release as it is in the ledger.
 *
 * @param release its state
 * @param revision how often it was saved, from 1
 * @param origin where it comes from
 * @param savedAt the time of its last step, on the host's clock
 */
public record SavedRelease(Release release, long revision, Origin origin, Instant savedAt) {

    public SavedRelease {
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(savedAt, "savedAt");
    }
}
