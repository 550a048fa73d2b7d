package io.jenkins.plugins.releaseplan.cloud;

import java.util.Objects;

/**
 * A target as it is.
 *
 * @param serving the fleet that has most of the traffic
 * @param servingVersion the version that it runs; empty if nothing was ever deployed
 * @param servingPercent its share of the traffic, 0..100; less than 100 means that somebody left the route split
 * @param idle the other fleet
 * @param idleVersion the version that the other fleet runs; empty if it has no instances
 */
public record TargetStatus(String serving, String servingVersion, int servingPercent, String idle, String idleVersion) {

    public TargetStatus {
        Objects.requireNonNull(serving, "serving");
        Objects.requireNonNull(servingVersion, "servingVersion");
        Objects.requireNonNull(idle, "idle");
        Objects.requireNonNull(idleVersion, "idleVersion");
    }
}
