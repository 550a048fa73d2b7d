package io.jenkins.plugins.releaseplan.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The scenario's time: as much after its start as the host's is after the minute in which the environment was first used, so that
 * the minutes of both begin together. It never goes back.
 */
final class SimulationTime implements InstantSource {

    private final Duration ahead;
    private Instant latest;

    /**
     * @param firstUsed when the environment was first used, by the host's time
     * @param start when the scenario begins; the same as {@code firstUsed} if both times are one
     */
    SimulationTime(Instant firstUsed, Instant start) {
        this.ahead = start.equals(firstUsed)
                ? Duration.ZERO
                : Duration.between(firstUsed.truncatedTo(ChronoUnit.MINUTES), start.truncatedTo(ChronoUnit.MINUTES));
        this.latest = firstUsed;
    }

    /** Goes on to a time of the host, unless that is past already. */
    Instant reach(Instant hostTime) {
        if (hostTime.isAfter(latest)) {
            latest = hostTime;
        }
        return latest;
    }

    /** The scenario's time for a time of the host. */
    Instant ofScenario(Instant hostTime) {
        return hostTime.plus(ahead);
    }

    /** The scenario's now. */
    @Override
    public Instant instant() {
        return ofScenario(latest);
    }
}
