package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.function.ToDoubleFunction;

/**
 * Finds the log-normal distribution with a given mean and percentiles. With μ = ln(median): percentile p is exp(μ + zₚσ), the
 * mean is exp(μ + σ²/2).
 */
final class LogNormalFit {

    /** σ when only one number is given: p95 is then 2.3 times the median. */
    private static final double USUAL_SIGMA = 0.5;

    private static final double Z95 = NormalQuantile.of(0.95);
    private static final double Z99 = NormalQuantile.of(0.99);

    private LogNormalFit() {}

    /**
     * Reads one or two of {@code mean}, {@code p50}, {@code p95} and {@code p99}.
     *
     * @param number reads one of them
     */
    static Distribution.LogNormal read(Section section, ToDoubleFunction<Value> number) {
        double mean = positive(section, "mean", number);
        double p50 = positive(section, "p50", number);
        double p95 = positive(section, "p95", number);
        double p99 = positive(section, "p99", number);
        int given = given(mean) + given(p50) + given(p95) + given(p99);
        if (given < 1 || given > 2) {
            throw new IllegalArgumentException("needs one or two of mean, p50, p95 and p99, not " + given);
        }
        if (given == 1) {
            return ofOne(mean, p50, p95, p99);
        }
        double sigma = p50 > 0 ? sigmaFromMedian(p50, mean, p95, p99) : sigmaFromTail(mean, p95, p99);
        if (!(sigma >= 0)) {
            throw new IllegalArgumentException("no log-normal distribution has these: p50 <= mean <= p95 <= p99 must"
                    + " hold, and p95 and p99 cannot be more than 3.8 and 14.9 times the mean");
        }
        double median = p50 > 0 ? p50 : mean > 0 ? fromMean(mean, sigma) : p95 / StrictMath.exp(Z95 * sigma);
        return new Distribution.LogNormal(median, sigma);
    }

    private static double positive(Section section, String key, ToDoubleFunction<Value> number) {
        return section.get(key, 0.0, value -> {
            double read = number.applyAsDouble(value);
            if (read <= 0) {
                throw new IllegalArgumentException("must be above 0, not " + value.quoted());
            }
            return read;
        });
    }

    private static int given(double number) {
        return number > 0 ? 1 : 0;
    }

    private static Distribution.LogNormal ofOne(double mean, double p50, double p95, double p99) {
        double median = p50;
        if (mean > 0) {
            median = fromMean(mean, USUAL_SIGMA);
        } else if (p50 == 0) {
            median = Math.max(p95 / StrictMath.exp(Z95 * USUAL_SIGMA), p99 / StrictMath.exp(Z99 * USUAL_SIGMA));
        }
        return new Distribution.LogNormal(median, USUAL_SIGMA);
    }

    private static double fromMean(double mean, double sigma) {
        return mean / StrictMath.exp(sigma * sigma / 2);
    }

    private static double sigmaFromMedian(double p50, double mean, double p95, double p99) {
        if (mean > 0) {
            return Math.sqrt(2 * StrictMath.log(mean / p50));
        }
        return p95 > 0 ? StrictMath.log(p95 / p50) / Z95 : StrictMath.log(p99 / p50) / Z99;
    }

    private static double sigmaFromTail(double mean, double p95, double p99) {
        if (mean == 0) {
            return StrictMath.log(p99 / p95) / (Z99 - Z95);
        }
        double z = p95 > 0 ? Z95 : Z99;
        // ln(p / mean) = zσ - σ²/2: the smaller root is the one that tends to 0 as p tends to the mean.
        double ratio = StrictMath.log((p95 > 0 ? p95 : p99) / mean);
        return z - Math.sqrt(z * z - 2 * ratio);
    }
}
