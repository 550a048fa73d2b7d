package io.jenkins.plugins.releaseplan.analysis;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What was read of all metrics in one range of time.
 *
 * @param from begin, inclusive
 * @param to end, exclusive
 * @param readings by metric name; a metric that is not there has no data
 */
public record Measurement(Instant from, Instant to, Map<String, Reading> readings) {

    public Measurement {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        readings = Collections.unmodifiableMap(new TreeMap<>(readings));
    }

    /** The reading of a metric, {@link Reading#NONE} if there is none. */
    public Reading reading(String metric) {
        return readings.getOrDefault(metric, Reading.NONE);
    }
}
