package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * When a rollout goes back by itself, whatever the stage: from green's first traffic until blue is retired.
 *
 * @param name the name by which steps refer to it; empty for the policy without triggers
 * @param triggers what leads to what; at most 64
 * @param interval how often is measured, at least 10 seconds
 * @param decideWithin how long a person has to decide when a trigger asks; then all goes back to blue
 */
public record RollbackPolicy(String name, List<Trigger> triggers, Duration interval, Duration decideWithin) {

    /** No trigger: only stages' analyses and people roll back. */
    public static final RollbackPolicy NONE =
            new RollbackPolicy("", List.of(), Duration.ofMinutes(1), Duration.ofMinutes(30));

    public RollbackPolicy {
        Objects.requireNonNull(name, "name");
        triggers = List.copyOf(triggers);
        if (triggers.size() > Analysis.MOST_RULES) {
            throw new IllegalArgumentException("policy '" + name + "' has " + triggers.size()
                    + " triggers, and at most " + Analysis.MOST_RULES + " can be watched");
        }
        if (interval.compareTo(Analysis.SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException("policy '" + name + "': the interval is at least 10 seconds");
        }
        if (decideWithin.isNegative() || decideWithin.isZero()) {
            throw new IllegalArgumentException("policy '" + name + "': the time to decide is above zero");
        }
    }
}
