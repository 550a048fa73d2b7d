package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param at when, in virtual time
 * @param release the release that it belongs to
 * @param notice what
 */
public record TimelineEntry(Instant at, String release, Notice notice) {}
