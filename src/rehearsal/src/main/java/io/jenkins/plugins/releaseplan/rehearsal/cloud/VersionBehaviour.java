package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Distribution;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.MetricProfile;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.NormalQuantile;
import java.util.HashMap;
import java.util.Map;

/**
 * How one version of one target behaves: the streams that its values are drawn from, and its latency.
 *
 * <p>Latency is log-normal within a minute with the median m and the deviation σ of the profile. A minute's median is drawn
 * around m with the relative deviation √(noise² + σ²/n) for n requests, since the median of n values of a log-normal
 * variable spreads by about σ/√n; mean, p50, p95 and p99 then follow from that one distribution: m·exp(σ²/2), m,
 * m·exp(1.645 σ), m·exp(2.326 σ).
 */
final class VersionBehaviour {

    private final String version;
    private final MetricProfile profile;
    private final long rateStream;
    private final long errorStream;
    private final long latencyStream;
    private final long saturationStream;
    private final Map<String, Long> namedStreams = new HashMap<>();
    private final double noiseSquare;
    private final double sigmaSquare;
    private final double meanFactor;
    private final double p95Factor;
    private final double p99Factor;

    VersionBehaviour(long seed, String target, String version, MetricProfile profile) {
        this.version = version;
        this.profile = profile;
        rateStream = Draws.stream(seed, "rate", target, version);
        errorStream = Draws.stream(seed, "errors", target, version);
        latencyStream = Draws.stream(seed, "latency", target, version);
        saturationStream = Draws.stream(seed, "saturation", target, version);
        profile.named()
                .keySet()
                .forEach(name -> namedStreams.put(name, Draws.stream(seed, "named", target, version, name)));
        double sigma = profile.latency().sigma();
        noiseSquare = profile.latency().noise() * profile.latency().noise();
        sigmaSquare = sigma * sigma;
        meanFactor = profile.latency().median() * StrictMath.exp(sigmaSquare / 2);
        p95Factor = profile.latency().median() * StrictMath.exp(sigma * NormalQuantile.of(0.95));
        p99Factor = profile.latency().median() * StrictMath.exp(sigma * NormalQuantile.of(0.99));
    }

    String version() {
        return version;
    }

    /** The chance that a request of this minute fails when nothing is wrong. */
    double errorRate(long minute) {
        Distribution rate = profile.errorRate();
        double drawn = rate instanceof Distribution.Constant constant
                ? constant.value()
                : rate.quantile(Draws.uniform(rateStream, minute));
        return Math.max(0, Math.min(1, drawn));
    }

    /** How many of a minute's requests fail. */
    long errors(long minute, long requests, double chance) {
        return Binomial.quantile(requests, chance, Draws.uniform(errorStream, minute));
    }

    /** A minute's median latency as a multiple of the profile's, for at least one request. Positive. */
    double relativeLatency(long minute, long requests, double slowness) {
        double deviation = Math.sqrt(noiseSquare + sigmaSquare / requests);
        double z = NormalQuantile.of(Draws.uniform(latencyStream, minute));
        return slowness * StrictMath.exp(deviation * z);
    }

    /** What a latency metric is in milliseconds when a minute's median is the profile's. */
    double latencyFactor(String metric) {
        return switch (metric) {
            case Metric.LATENCY_MEAN -> meanFactor;
            case Metric.LATENCY_P95 -> p95Factor;
            case Metric.LATENCY_P99 -> p99Factor;
            default -> profile.latency().median();
        };
    }

    /**
     * The use of the instances in a minute, 0..1.
     *
     * @param demand the requests as a share of what the healthy instances can handle
     */
    double saturation(long minute, double demand) {
        double idle = profile.saturation().idle();
        double noise = profile.saturation().noise() == 0
                ? 0
                : profile.saturation().noise() * NormalQuantile.of(Draws.uniform(saturationStream, minute));
        return Math.max(0, Math.min(1, idle + (1 - idle) * Math.min(1, demand) + noise));
    }

    /** How many requests a minute one instance can handle; 0 if the profile does not say. */
    double instanceHandles() {
        return profile.saturation().instanceHandles().orElse(0);
    }

    /** A named metric of a minute; NaN if this version has none of this name. */
    double named(String metric, long minute) {
        Distribution distribution = profile.named().get(metric);
        return distribution == null
                ? Double.NaN
                : distribution.quantile(Draws.uniform(namedStreams.get(metric), minute));
    }
}
