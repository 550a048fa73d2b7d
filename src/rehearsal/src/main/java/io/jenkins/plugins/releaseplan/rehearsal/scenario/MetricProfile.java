package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How a version behaves when nothing is wrong.
 *
 * @param errorRate the chance that a request fails, 0..1, drawn once a minute
 * @param latency how long its requests take
 * @param saturation how much of its instances it uses
 * @param named other metrics by name, drawn once a minute
 */
public record MetricProfile(
        Distribution errorRate, Latency latency, Saturation saturation, Map<String, Distribution> named) {

    public MetricProfile {
        Objects.requireNonNull(errorRate, "errorRate");
        Objects.requireNonNull(latency, "latency");
        Objects.requireNonNull(saturation, "saturation");
        named = Ordered.copy(named);
    }

    /**
     * The latency of requests: log-normal within a minute.
     *
     * @param median milliseconds, above 0
     * @param sigma the standard deviation of the logarithm, 0 or more
     * @param noise the standard deviation of a minute's median as a share of it, 0..1
     */
    public record Latency(double median, double sigma, double noise) {}

    /**
     * The use of the scarcest resource.
     *
     * @param idle the share that is used without any request, 0..1
     * @param instanceHandles how many requests a minute one instance can handle, above 0; empty for twice the mean that
     *     one instance gets
     * @param noise the standard deviation of a minute's value, 0..1
     */
    public record Saturation(double idle, OptionalDouble instanceHandles, double noise) {}
}
