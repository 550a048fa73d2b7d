package io.jenkins.plugins.releaseplan.rollout;

import java.time.Duration;
import java.util.Objects;

/**
 * What a rollout shall do. Its stages are not part of the plan: they are asked for one after the other, as the pipeline
 * reaches them.
 *
 * @param id names the rollout among all, and is what holds the route
 * @param target the target's name
 * @param route the route that the target's traffic comes by
 * @param version the version to bring
 * @param policy when it goes back by itself
 * @param keepBlue how long blue keeps its full capacity after cutover, zero or more
 * @param readyTimeout how long green may take to become healthy and report the version, above zero
 * @param waitForRoute whether it waits when another rollout holds the route; otherwise it fails at once
 */
public record RolloutPlan(
        String id,
        String target,
        String route,
        String version,
        RollbackPolicy policy,
        Duration keepBlue,
        Duration readyTimeout,
        boolean waitForRoute) {

    public RolloutPlan {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(policy, "policy");
        if (version.isBlank()) {
            throw new IllegalArgumentException("a rollout needs a version");
        }
        if (keepBlue.isNegative()) {
            throw new IllegalArgumentException("the time to keep blue is not negative");
        }
        if (readyTimeout.isNegative() || readyTimeout.isZero()) {
            throw new IllegalArgumentException("the time for green to become ready is above zero");
        }
    }
}
