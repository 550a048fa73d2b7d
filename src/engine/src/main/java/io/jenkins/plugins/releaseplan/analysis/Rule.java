package io.jenkins.plugins.releaseplan.analysis;

import java.util.Objects;

/**
 * When measurements of one metric are a breach.
 *
 * @param metric the metric's name, see {@link Metric}
 * @param condition what makes one measurement fail
 * @param failures how many measurements must fail, 1..64
 * @param of among how many of the last measurements, {@code failures}..64; the same as {@code failures} when they must be
 *     consecutive
 * @param missingData what a measurement without data means
 * @param severity how bad a breach is
 */
public record Rule(
        String metric, Condition condition, int failures, int of, MissingData missingData, Severity severity) {

    /** The most measurements that a rule looks back on. */
    public static final int LONGEST = Long.SIZE;

    public Rule {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(missingData, "missingData");
        Objects.requireNonNull(severity, "severity");
        if (metric.isBlank()) {
            throw new IllegalArgumentException("a rule needs a metric");
        }
        if (failures < 1 || failures > LONGEST) {
            throw new IllegalArgumentException("failures is 1.." + LONGEST + ", not " + failures);
        }
        if (of < failures || of > LONGEST) {
            throw new IllegalArgumentException("of is " + failures + ".." + LONGEST + ", not " + of);
        }
    }

    /** How the rule is written: {@code errorRate >5%}. */
    public String text() {
        return metric + " " + condition.text();
    }

    /** Whether this is how the rule is written. It is asked at each measurement, so nothing is written to find out. */
    public boolean isWritten(String wanted) {
        String rest = condition.text();
        return wanted.length() == metric.length() + 1 + rest.length()
                && wanted.startsWith(metric)
                && wanted.charAt(metric.length()) == ' '
                && wanted.endsWith(rest);
    }
}
