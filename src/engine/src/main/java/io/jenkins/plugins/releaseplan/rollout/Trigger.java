package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Rule;
import java.time.Duration;
import java.util.Objects;

/**
 * One line of a rollback policy.
 *
 * @param rule what is a breach
 * @param after how long after green's first traffic the trigger becomes active; zero for an immediate trigger
 * @param response what a breach leads to
 */
public record Trigger(Rule rule, Duration after, Response response) {

    public Trigger {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(response, "response");
        if (after.isNegative()) {
            throw new IllegalArgumentException("a trigger becomes active after a time that is not negative");
        }
    }

    /** Whether it is active from the first traffic on. */
    public boolean immediate() {
        return after.isZero();
    }
}
