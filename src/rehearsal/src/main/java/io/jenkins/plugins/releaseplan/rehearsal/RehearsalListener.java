package io.jenkins.plugins.releaseplan.rehearsal;

import io.jenkins.plugins.releaseplan.rehearsal.host.TimelineEntry;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.LogLine;

/** Follows a rehearsal while it runs. */
public interface RehearsalListener {

    /** Follows nothing. */
    RehearsalListener NONE = new RehearsalListener() {};

    /** Something happened. */
    default void happened(TimelineEntry entry) {}

    /** A line of the build's log. */
    default void logged(LogLine line) {}
}
