package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.NormalQuantile;

/** How many of a number of requests fail. */
final class Binomial {

    /** Above this mean the normal approximation is good to half a request. */
    private static final double LARGE = 15;

    /** Below this probability so many terms of the series give the logarithm to 15 digits. */
    private static final double SMALL = 0.02;

    private static final int TERMS = 8;

    private Binomial() {}

    /**
     * The quantile of the binomial distribution: by summing up its probabilities for small means (inversion; L. Devroye,
     * "Non-Uniform Random Variate Generation", 1986, X.4), else by the normal approximation.
     *
     * @param trials 0 or more
     * @param chance 0..1
     * @param probability above 0 and below 1
     * @return 0..trials
     */
    static long quantile(long trials, double chance, double probability) {
        if (chance <= 0 || trials <= 0) {
            return 0;
        }
        if (chance >= 1) {
            return trials;
        }
        if (chance > 0.5) {
            return trials - quantile(trials, 1 - chance, 1 - probability);
        }
        double mean = trials * chance;
        return mean < LARGE ? sum(trials, chance, probability) : approximate(trials, mean, chance, probability);
    }

    private static long sum(long trials, double chance, double probability) {
        double odds = chance / (1 - chance);
        double mass = StrictMath.exp(trials * logOfRest(chance));
        double left = probability - mass;
        long count = 0;
        while (left > 0 && count < trials && mass > 0) {
            mass *= odds * (trials - count) / (count + 1);
            left -= mass;
            count++;
        }
        return count;
    }

    private static double logOfRest(double chance) {
        if (chance >= SMALL) {
            return StrictMath.log1p(-chance);
        }
        double sum = 0;
        for (int term = TERMS; term > 0; term--) {
            sum = 1.0 / term + chance * sum;
        }
        return -chance * sum;
    }

    private static long approximate(long trials, double mean, double chance, double probability) {
        double deviation = Math.sqrt(mean * (1 - chance));
        long count = Math.round(mean + deviation * NormalQuantile.of(probability));
        return Math.max(0, Math.min(trials, count));
    }
}
