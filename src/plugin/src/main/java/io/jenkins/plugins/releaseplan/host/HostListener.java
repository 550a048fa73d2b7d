package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Instant;
import java.util.List;

/** Hears of each step of each release once it is in the ledger, in order, one at a time for each release. Must not block. */
@FunctionalInterface
public interface HostListener {

    /**
     * A step was saved.
     *
     * @param after how the release stands
     * @param notices what the step told
     * @param at when it was made
     */
    void changed(Release after, List<Notice> notices, Instant at);
}
