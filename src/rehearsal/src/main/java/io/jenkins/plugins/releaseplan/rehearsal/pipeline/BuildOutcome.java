package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Duration;
import java.util.Map;

/**
 * How another job ended.
 *
 * @param result its result
 * @param number its build number
 * @param duration how long it took in virtual time
 * @param variables what its {@code buildVariables} hold
 */
public record BuildOutcome(BuildResult result, int number, Duration duration, Map<String, String> variables) {
    public BuildOutcome {
        variables = Map.copyOf(variables);
    }

    /** A build that succeeds at once. */
    public static BuildOutcome success() {
        return new BuildOutcome(BuildResult.SUCCESS, 1, Duration.ZERO, Map.of());
    }
}
