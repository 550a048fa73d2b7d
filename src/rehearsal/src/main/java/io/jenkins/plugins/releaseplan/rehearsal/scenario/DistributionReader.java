package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Reads distributions: a number, a range {@code 60s..90s}, or one of {@code constant}, {@code uniform}, {@code normal},
 * {@code lognormal}, {@code beta} and {@code exponential} with its numbers.
 */
final class DistributionReader {

    private static final String RANGE = "..";

    private final ToDoubleFunction<Value> number;
    private final ToDoubleFunction<String> bound;

    private DistributionReader(ToDoubleFunction<Value> number, ToDoubleFunction<String> bound) {
        this.number = number;
        this.bound = bound;
    }

    /** Reads how long something takes. */
    static DrawnDuration duration(Value value) {
        return new DrawnDuration(
                new DistributionReader(one -> seconds(one.duration()), text -> seconds(DurationText.parse(text)))
                        .read(value));
    }

    /** Reads a distributed share 0..1. */
    static Distribution share(Value value) {
        return new DistributionReader(Value::share, DistributionReader::shareBound).read(value);
    }

    /** Reads a distributed number. */
    static Distribution number(Value value) {
        return new DistributionReader(Value::number, DistributionReader::numberBound).read(value);
    }

    private Distribution read(Value value) {
        if (!value.isMapping()) {
            return value.isScalar() && value.text().contains(RANGE)
                    ? range(value.text())
                    : new Distribution.Constant(number.applyAsDouble(value));
        }
        Section section = value.section(Shape.DISTRIBUTION);
        List<String> given =
                Shape.DISTRIBUTION.keys().stream().filter(section::has).toList();
        if (given.size() != 1) {
            throw new IllegalArgumentException("needs one of " + String.join(", ", Shape.DISTRIBUTION.keys()));
        }
        String kind = given.get(0);
        return section.get(kind, new Distribution.Constant(0), one -> named(kind, one));
    }

    private Distribution range(String text) {
        int at = text.indexOf(RANGE);
        return new Distribution.Uniform(
                bound.applyAsDouble(text.substring(0, at).strip()),
                bound.applyAsDouble(text.substring(at + RANGE.length()).strip()));
    }

    private Distribution named(String kind, Value value) {
        return switch (kind) {
            case "constant" -> new Distribution.Constant(number.applyAsDouble(value));
            case "uniform" -> uniform(value.section(Shape.UNIFORM));
            case "normal" -> normal(value.section(Shape.NORMAL));
            case "lognormal" -> LogNormalFit.read(value.section(Shape.LOGNORMAL), number);
            case "exponential" ->
                new Distribution.Exponential(
                        value.section(Shape.EXPONENTIAL).require("mean", 1.0, number::applyAsDouble));
            default -> beta(value.section(Shape.BETA));
        };
    }

    private Distribution uniform(Section section) {
        double from = section.get("from", 0.0, number::applyAsDouble);
        return new Distribution.Uniform(from, section.require("to", from, number::applyAsDouble));
    }

    private Distribution normal(Section section) {
        return new Distribution.Normal(
                section.require("mean", 0.0, number::applyAsDouble),
                section.require("sd", 0.0, number::applyAsDouble),
                section.get("min", Double.NEGATIVE_INFINITY, number::applyAsDouble),
                section.get("max", Double.POSITIVE_INFINITY, number::applyAsDouble));
    }

    private static Distribution beta(Section section) {
        return new Distribution.Beta(
                section.require("alpha", 1.0, Value::number), section.require("beta", 1.0, Value::number));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static double shareBound(String text) {
        boolean percent = text.endsWith("%");
        double read = numberBound(percent ? text.substring(0, text.length() - 1).strip() : text);
        double share = percent ? read / 100 : read;
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("a share is 0..100 %");
        }
        return share;
    }

    private static double numberBound(String text) {
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
            throw new IllegalArgumentException("a range is written as two numbers, such as '2..5'");
        }
        return Double.parseDouble(text);
    }
}
