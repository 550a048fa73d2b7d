package io.jenkins.plugins.releaseplan.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How metric values are written for people. */
public final class MetricText {

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private MetricText() {}

    /**
     * A value with its unit, to three digits: {@code 7.2 %}, {@code 412 ms}, {@code 0.31}.
     *
     * @param metric the metric's name
     * @param value in the metric's unit
     */
    public static String of(String metric, double value) {
        return switch (Metric.unit(metric)) {
            case "%" -> digits(value * 100) + " %";
            case "ms" -> digits(value) + " ms";
            default -> digits(value);
        };
    }

    private static String digits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        return rounded.stripTrailingZeros().toPlainString();
    }
}
