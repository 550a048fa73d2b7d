package io.jenkins.plugins.releaseplan.analysis;

import java.util.Objects;

/**
 * What makes a measurement of one metric fail. A condition looks at one reading alone; how many failing measurements count
 * is the {@link Rule}'s business. Another way to judge a reading is another condition.
 */
public sealed interface Condition {

    /** Judges one reading. */
    Finding judge(Reading reading);

    /** Whether it looks at blue's values; a source need not be asked for those that no condition looks at. */
    boolean looksAtBlue();

    /** How the condition is written, such as {@code >5%} or {@code >3x baseline}. */
    String text();

    /**
     * Reads a condition.
     *
     * @param metric the metric that it is about, which gives a bare number its unit
     * @param text such as {@code >5%}, {@code >= 800ms}, {@code > 1.2s}, {@code <99.5%}, {@code >3x baseline}, {@code > 3x};
     *     for a metric of the source's own, {@code %} means a share (5 % is 0.05) and seconds mean milliseconds
     * @throws IllegalArgumentException if it is not a condition, or not one of this metric; the message says why
     */
    static Condition parse(String metric, String text) {
        return ConditionText.parse(metric, text);
    }

    /**
     * Fails when the mean of the values stands in the relation to a fixed limit.
     *
     * @param comparison the relation in which a value fails
     * @param limit in the metric's own unit: a share 0..1, milliseconds, or as the source counts
     * @param text how it is written
     */
    record Limit(Comparison comparison, double limit, String text) implements Condition {

        public Limit {
            Objects.requireNonNull(comparison, "comparison");
            Objects.requireNonNull(text, "text");
            if (!Double.isFinite(limit)) {
                throw new IllegalArgumentException("a limit is a finite number, not " + limit);
            }
        }

        @Override
        public boolean looksAtBlue() {
            return false;
        }

        @Override
        public Finding judge(Reading reading) {
            if (reading.green().size() == 0) {
                return Finding.missing();
            }
            double observed = reading.green().mean().getAsDouble();
            return Finding.of(comparison.holds(observed, limit), observed, limit);
        }
    }

    /**
     * Fails when the mean of green's values stands in the relation to a multiple of blue's in the same range of time.
     *
     * @param comparison the relation in which a value fails
     * @param factor the multiple of the baseline, above 0
     * @param floor the least baseline, in the metric's unit: a baseline that is almost nothing does not make everything
     *     look many times worse; 0 for none
     * @param text how it is written
     */
    record BaselineRatio(Comparison comparison, double factor, double floor, String text) implements Condition {

        public BaselineRatio {
            Objects.requireNonNull(comparison, "comparison");
            Objects.requireNonNull(text, "text");
            if (!Double.isFinite(factor) || factor <= 0) {
                throw new IllegalArgumentException("a multiple of the baseline is above 0, not " + factor);
            }
            if (!Double.isFinite(floor) || floor < 0) {
                throw new IllegalArgumentException("the least baseline is 0 or more, not " + floor);
            }
        }

        @Override
        public boolean looksAtBlue() {
            return true;
        }

        @Override
        public Finding judge(Reading reading) {
            if (reading.green().size() == 0 || reading.blue().size() == 0) {
                return Finding.missing();
            }
            double observed = reading.green().mean().getAsDouble();
            double baseline = Math.max(floor, reading.blue().mean().getAsDouble());
            return Finding.of(comparison.holds(observed, factor * baseline), observed, factor * baseline);
        }
    }
}
