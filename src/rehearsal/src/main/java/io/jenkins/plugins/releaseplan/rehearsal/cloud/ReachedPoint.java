package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.RolloutPoint;
import java.time.Instant;

/**
 * A point that a rollout reached, for the first time in its target.
 *
 * @param event the point
 * @param target the target
 * @param version the version of green
 * @param at when
 */
public record ReachedPoint(RolloutPoint event, String target, String version, Instant at) {}
