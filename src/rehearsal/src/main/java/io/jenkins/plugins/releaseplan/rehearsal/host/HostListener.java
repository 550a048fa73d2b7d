package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.release.Release;

/** Hears of all that happens to the releases of a host. */
public interface HostListener {

    /** Something stands in the timeline. */
    void happened(TimelineEntry entry);

    /** A release has a new state. */
    default void changed(Release before, Release after) {}
}
