package io.jenkins.plugins.releaseplan.analysis;

import java.util.List;

/**
 * The metric names that every source knows, and their units. Any other name is allowed and passed to the source as it is.
 */
public final class Metric {

    /** Failed requests as a share of all, 0..1. */
    public static final String ERROR_RATE = "errorRate";
    /** Mean latency in milliseconds. */
    public static final String LATENCY_MEAN = "latencyMean";
    /** Median latency in milliseconds. */
    public static final String LATENCY_P50 = "latencyP50";
    /** 95th percentile of latency in milliseconds. */
    public static final String LATENCY_P95 = "latencyP95";
    /** 99th percentile of latency in milliseconds. */
    public static final String LATENCY_P99 = "latencyP99";
    /** Use of the scarcest resource as a share, 0..1. */
    public static final String SATURATION = "saturation";
    /** Requests in a minute. */
    public static final String REQUESTS = "requests";

    private static final List<String> NAMES =
            List.of(ERROR_RATE, LATENCY_MEAN, LATENCY_P50, LATENCY_P95, LATENCY_P99, SATURATION, REQUESTS);

    private Metric() {}

    /** The names that every source knows. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * What a value of this metric is counted in.
     *
     * @return {@code %} for shares (the value is 0..1), {@code ms} for latencies, else empty
     */
    public static String unit(String metric) {
        return switch (metric) {
            case ERROR_RATE, SATURATION -> "%";
            case LATENCY_MEAN, LATENCY_P50, LATENCY_P95, LATENCY_P99 -> "ms";
            default -> "";
        };
    }
}
