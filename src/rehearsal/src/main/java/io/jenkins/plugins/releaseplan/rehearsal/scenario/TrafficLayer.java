package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Reads a {@code traffic} mapping as a change of the one around it. */
final class TrafficLayer {

    static final Traffic USUAL = new Traffic(
            600,
            TrafficShape.scaled(TrafficShape.FLAT.hours(), 1),
            TrafficShape.scaled(TrafficShape.FLAT.hours(), TrafficShape.FLAT.weekend()),
            0.05);

    private static final double MOST = 1e7;
    private static final double LARGEST_WEEKEND = 100;

    private TrafficLayer() {}

    static UnaryOperator<Traffic> read(Value value) {
        Section section = value.section(Shape.TRAFFIC);
        Double perMinute = section.get("perMinute", null, one -> one.number(0, MOST));
        Double noise = section.get("noise", null, Value::share);
        Double weekend = section.get("weekend", null, one -> one.number(0, LARGEST_WEEKEND));
        TrafficShape shape = section.get("shape", null, TrafficLayer::shape);
        List<Double> hours = section.get("hours", null, TrafficLayer::hours);
        if (shape != null && hours != null) {
            throw new IllegalArgumentException("has both 'shape' and 'hours'; one of them describes the day");
        }
        return base -> changed(base, perMinute, noise, weekend, shape, hours);
    }

    private static Traffic changed(
            Traffic base, Double perMinute, Double noise, Double weekend, TrafficShape shape, List<Double> hours) {
        List<Double> weights = hours != null ? hours : shape != null ? shape.hours() : base.weekday();
        double level = weekend != null ? weekend : shape != null ? shape.weekend() : level(base.weekend());
        return new Traffic(
                perMinute == null ? base.perMinute() : perMinute,
                TrafficShape.scaled(weights, 1),
                TrafficShape.scaled(weights, level),
                noise == null ? base.noise() : noise);
    }

    private static double level(List<Double> factors) {
        return factors.stream().mapToDouble(Double::doubleValue).sum() / factors.size();
    }

    private static TrafficShape shape(Value value) {
        List<String> words = Arrays.stream(TrafficShape.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        return TrafficShape.valueOf(value.oneOf(words).toUpperCase(Locale.ROOT));
    }

    private static List<Double> hours(Value value) {
        List<Double> hours = value.listOf(one -> one.number(0, MOST));
        if (value.list().size() != Traffic.HOURS) {
            throw new IllegalArgumentException(
                    "needs 24 numbers, one for each hour, not " + value.list().size());
        }
        if (hours.stream().allMatch(hour -> hour == 0)) {
            throw new IllegalArgumentException("needs an hour above 0; perMinute: 0 stands for no traffic");
        }
        return hours;
    }
}
