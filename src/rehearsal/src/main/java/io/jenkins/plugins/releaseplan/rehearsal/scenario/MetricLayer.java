package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What one {@code metrics} mapping changes; the scenario's, the environment's and the target's lie on each other.
 *
 * @param all changes for every version
 * @param versions further changes for single versions
 */
record MetricLayer(UnaryOperator<MetricProfile> all, Map<String, UnaryOperator<MetricProfile>> versions) {

    static final MetricLayer NOTHING = new MetricLayer(UnaryOperator.identity(), Map.of());

    static final MetricProfile USUAL = new MetricProfile(
            new Distribution.Constant(0.001),
            new MetricProfile.Latency(80, 0.55, 0.03),
            new MetricProfile.Saturation(0.05, OptionalDouble.empty(), 0.01),
            Map.of());

    /** How versions behave under these layers, outermost first, when they have no entry of their own. */
    static MetricProfile profile(List<MetricLayer> layers) {
        MetricProfile profile = USUAL;
        for (MetricLayer layer : layers) {
            profile = layer.all.apply(profile);
        }
        return profile;
    }

    /** How the versions behave that have an entry. */
    static Map<String, MetricProfile> versionProfiles(List<MetricLayer> layers) {
        Map<String, MetricProfile> profiles = new LinkedHashMap<>();
        MetricProfile base = profile(layers);
        for (MetricLayer layer : layers) {
            layer.versions.forEach(
                    (version, change) -> profiles.put(version, change.apply(profiles.getOrDefault(version, base))));
        }
        return profiles;
    }

    static MetricLayer read(Value value, References references) {
        Section section = value.section(Shape.METRICS);
        Map<String, UnaryOperator<MetricProfile>> versions = section.get(
                "versions",
                Map.of(),
                all -> all.mapOf(one -> {
                    if (!one.key().equals(Fault.Scope.NEW)) {
                        references.defines(References.Kind.VERSION, one.key());
                    }
                    return change(one.section(Shape.VERSION_METRICS), references);
                }));
        return new MetricLayer(change(section, references), versions);
    }

    private static UnaryOperator<MetricProfile> change(Section section, References references) {
        Distribution errorRate = section.get("errorRate", null, DistributionReader::share);
        UnaryOperator<MetricProfile.Latency> latency =
                section.get("latency", UnaryOperator.identity(), MetricLayer::latency);
        UnaryOperator<MetricProfile.Saturation> saturation =
                section.get("saturation", UnaryOperator.identity(), MetricLayer::saturation);
        Map<String, Distribution> named = section.get(
                "named",
                Map.of(),
                all -> all.mapOf(one -> {
                    references.defines(References.Kind.METRIC, one.key());
                    return DistributionReader.number(one);
                }));
        return base -> new MetricProfile(
                errorRate == null ? base.errorRate() : errorRate,
                latency.apply(base.latency()),
                saturation.apply(base.saturation()),
                both(base.named(), named));
    }

    private static Map<String, Distribution> both(Map<String, Distribution> base, Map<String, Distribution> more) {
        Map<String, Distribution> both = new LinkedHashMap<>(base);
        both.putAll(more);
        return both;
    }

    private static UnaryOperator<MetricProfile.Latency> latency(Value value) {
        if (value.isScalar()) {
            double median = milliseconds(value);
            if (median <= 0) {
                throw new IllegalArgumentException("must be above 0");
            }
            return base -> new MetricProfile.Latency(median, base.sigma(), base.noise());
        }
        Section section = value.section(Shape.LATENCY);
        Double noise = section.get("noise", null, Value::share);
        boolean shaped = Shape.LATENCY.keys().stream().anyMatch(key -> !key.equals("noise") && section.has(key));
        Distribution.LogNormal fit = shaped ? LogNormalFit.read(section, MetricLayer::milliseconds) : null;
        return base -> new MetricProfile.Latency(
                fit == null ? base.median() : fit.median(),
                fit == null ? base.sigma() : fit.sigma(),
                noise == null ? base.noise() : noise);
    }

    private static double milliseconds(Value value) {
        return value.duration().toNanos() / 1e6;
    }

    private static UnaryOperator<MetricProfile.Saturation> saturation(Value value) {
        Section section = value.section(Shape.SATURATION);
        Double idle = section.get("idle", null, Value::share);
        Double handles = section.get("instanceHandles", null, one -> one.number(0.001, 1e9));
        Double noise = section.get("noise", null, Value::share);
        return base -> new MetricProfile.Saturation(
                idle == null ? base.idle() : idle,
                handles == null ? base.instanceHandles() : OptionalDouble.of(handles),
                noise == null ? base.noise() : noise);
    }
}
