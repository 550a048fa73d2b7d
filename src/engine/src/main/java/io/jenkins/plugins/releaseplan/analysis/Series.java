package io.jenkins.plugins.releaseplan.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.OptionalDouble;

/** The values of one metric in a range of time, oldest first. Immutable; no value is NaN or infinite. */
public final class Series {

    private static final Series EMPTY = new Series(new double[0]);

    private final double[] values;

    private Series(double[] values) {
        this.values = values;
    }

    /**
     * A series of these values.
     *
     * @throws IllegalArgumentException if a value is NaN or infinite
     */
    @JsonCreator
    public static Series of(double... values) {
        if (values.length == 0) {
            return EMPTY;
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a metric value must be a finite number, not " + value);
            }
        }
        return new Series(values.clone());
    }

    /** A series without a value. */
    public static Series empty() {
        return EMPTY;
    }

    /** The values, a copy. */
    @JsonValue
    public double[] values() {
        return values.clone();
    }

    /** How many values there are. */
    public int size() {
        return values.length;
    }

    /** The arithmetic mean; empty if there is no value. */
    public OptionalDouble mean() {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return OptionalDouble.of(sum / values.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
