package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How a number is distributed. Values are drawn by inversion: the same probability always gives the same value, on every
 * JVM.
 */
public sealed interface Distribution {

    /**
     * The value below which the variable falls with this probability.
     *
     * @param probability above 0 and below 1
     */
    double quantile(double probability);

    /** The expected value, without regard to bounds. */
    double mean();

    /** The least value that can be drawn; negative infinity if there is none. */
    double least();

    /** Always the same value. */
    record Constant(double value) implements Distribution {

        public Constant {
            requireFinite(value);
        }

        @Override
        public double quantile(double probability) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double least() {
            return value;
        }
    }

    /**
     * Every value of a range alike.
     *
     * @param from the least value
     * @param to the largest value, not below {@code from}
     */
    record Uniform(double from, double to) implements Distribution {

        public Uniform {
            requireFinite(from, to);
            if (to < from) {
                throw new IllegalArgumentException("a range ends at or after its begin");
            }
        }

        @Override
        public double quantile(double probability) {
            return from + probability * (to - from);
        }

        @Override
        public double mean() {
            return (from + to) / 2;
        }

        @Override
        public double least() {
            return from;
        }
    }

    /**
     * The normal distribution; values beyond the bounds are moved to them.
     *
     * @param mean the mean before bounding
     * @param sd the standard deviation before bounding, 0 or more
     * @param min the lower bound, negative infinity for none
     * @param max the upper bound, positive infinity for none
     */
    record Normal(double mean, double sd, double min, double max) implements Distribution {

        public Normal {
            requireFinite(mean, sd);
            if (sd < 0) {
                throw new IllegalArgumentException("a standard deviation is not negative");
            }
            if (!(min <= max)) {
                throw new IllegalArgumentException("max is at least min");
            }
        }

        @Override
        public double quantile(double probability) {
            return Math.min(max, Math.max(min, mean + sd * NormalQuantile.of(probability)));
        }

        @Override
        public double least() {
            return sd == 0 ? Math.min(max, Math.max(min, mean)) : min;
        }
    }

    /**
     * The log-normal distribution: the logarithm is normal.
     *
     * @param median above 0
     * @param sigma the standard deviation of the logarithm, 0 or more
     */
    record LogNormal(double median, double sigma) implements Distribution {

        public LogNormal {
            requireFinite(median, sigma);
            if (median <= 0 || sigma < 0) {
                throw new IllegalArgumentException("a log-normal value is above 0");
            }
        }

        @Override
        public double quantile(double probability) {
            return median * StrictMath.exp(sigma * NormalQuantile.of(probability));
        }

        /** median · exp(σ²/2). */
        @Override
        public double mean() {
            return median * StrictMath.exp(sigma * sigma / 2);
        }

        @Override
        public double least() {
            return sigma == 0 ? median : 0;
        }
    }

    /** The exponential distribution, by its mean above 0. */
    record Exponential(double mean) implements Distribution {

        public Exponential {
            requireFinite(mean);
            if (mean <= 0) {
                throw new IllegalArgumentException("the mean of an exponential distribution is above 0");
            }
        }

        @Override
        public double quantile(double probability) {
            return -mean * StrictMath.log(1 - probability);
        }

        @Override
        public double least() {
            return 0;
        }
    }

    /**
     * The beta distribution, for shares 0..1. Quantiles are interpolated in a table of 1024 steps, whose values are rounded
     * to 2<sup>-40</sup> so that differences in the last bits of a JVM's logarithms cannot show.
     */
    final class Beta implements Distribution {

        private static final int STEPS = 1024;
        private static final double LARGEST = 1e6;

        private final double alpha;
        private final double beta;
        private final double[] table = new double[STEPS + 1];

        /**
         * @param alpha first shape, above 0
         * @param beta second shape, above 0
         */
        public Beta(double alpha, double beta) {
            if (!(alpha > 0 && beta > 0 && alpha <= LARGEST && beta <= LARGEST)) {
                throw new IllegalArgumentException("the shapes of a beta distribution are above 0, at most 1000000");
            }
            this.alpha = alpha;
            this.beta = beta;
            BetaDistribution exact = BetaDistribution.of(alpha, beta);
            for (int i = 0; i <= STEPS; i++) {
                table[i] = Math.rint(exact.inverseCumulativeProbability((double) i / STEPS) * 0x1p40) * 0x1p-40;
            }
        }

        @Override
        public double quantile(double probability) {
            double at = probability * STEPS;
            int below = Math.min(STEPS - 1, (int) at);
            return table[below] + (at - below) * (table[below + 1] - table[below]);
        }

        @Override
        public double mean() {
            return alpha / (alpha + beta);
        }

        @Override
        public double least() {
            return 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Beta that && Arrays.equals(table, that.table);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(table);
        }

        @Override
        public String toString() {
            return "Beta[alpha=" + alpha + ", beta=" + beta + "]";
        }
    }

    private static void requireFinite(double... numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a distribution needs finite numbers, not " + number);
            }
        }
    }
}
