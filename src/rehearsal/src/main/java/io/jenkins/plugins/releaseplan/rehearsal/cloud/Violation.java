package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import java.time.Instant;

/**
 * A call that the cloud obeyed although no release may make it.
 *
 * @param at when
 * @param target the target
 * @param text what was done, for people
 */
public record Violation(Instant at, String target, String text) {}
