package io.jenkins.plugins.releaseplan.analysis;

import java.util.Objects;

/**
 * What was read of one metric.
 *
 * @param green the values of the new version; empty if there is no data
 * @param blue the values of the version that served before, in the same range of time; empty if there is no data
 */
public record Reading(Series green, Series blue) {

    /** No data of either version. */
    public static final Reading NONE = new Reading(Series.empty(), Series.empty());

    public Reading {
        Objects.requireNonNull(green, "green");
        Objects.requireNonNull(blue, "blue");
    }
}
