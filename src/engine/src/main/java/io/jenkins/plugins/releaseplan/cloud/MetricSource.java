package io.jenkins.plugins.releaseplan.cloud;

import io.jenkins.plugins.releaseplan.analysis.Series;
import java.time.Instant;

/** Reads metric series of one fleet. */
public interface MetricSource {

    /**
     * The values of a metric, a value a minute, oldest first; minutes without data are left out.
     *
     * @param target the target's name
     * @param fleet one of its two fleets
     * @param metric the metric's name, see {@link io.jenkins.plugins.releaseplan.analysis.Metric}
     * @param from the begin of the range, inclusive
     * @param to the end of the range, exclusive
     * @return the values; empty if there are none
     * @throws CloudException if the source cannot be asked; {@link CloudException.Kind#REFUSED} if it knows no such
     *     metric
     */
    Series read(String target, String fleet, String metric, Instant from, Instant to) throws CloudException;
}
