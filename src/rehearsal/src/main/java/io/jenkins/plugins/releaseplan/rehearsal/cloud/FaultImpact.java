package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import java.time.Instant;
import java.util.Optional;

/**
 * What a fault did to a target.
 *
 * @param name the fault's name in the scenario
 * @param kind its kind
 * @param target the target
 * @param version the first version whose requests met it; empty if none did
 * @param begin when it began
 * @param end when it was over; empty if it is not
 * @param struck when requests met it first: when it had begun, the version had traffic, and the load was above the fault's;
 *     empty if none did
 * @param cleared when, after that, the version had no traffic any more; empty if it still has
 * @param requestsMet how many requests went to a version that was slow or erred by it; 0 for other kinds
 */
public record FaultImpact(
        String name,
        String kind,
        String target,
        String version,
        Instant begin,
        Optional<Instant> end,
        Optional<Instant> struck,
        Optional<Instant> cleared,
        long requestsMet) {}
