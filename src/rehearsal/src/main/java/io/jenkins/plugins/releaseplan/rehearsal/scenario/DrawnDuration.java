package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.time.Duration;
import java.util.Objects;

/**
 * How long something takes, drawn anew each time.
 *
 * @param seconds the distribution of the seconds; draws below zero count as zero
 */
public record DrawnDuration(Distribution seconds) {

    /** The longest duration that is drawn: a hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_525);

    public DrawnDuration {
        Objects.requireNonNull(seconds, "seconds");
    }

    /** Always the same duration. */
    public static DrawnDuration of(Duration duration) {
        return new DrawnDuration(new Distribution.Constant(duration.toMillis() / 1000.0));
    }

    /**
     * The duration for a probability, to the millisecond.
     *
     * @param probability above 0 and below 1
     */
    public Duration draw(double probability) {
        double drawn = Math.max(0, Math.min(LONGEST.toSeconds(), seconds.quantile(probability)));
        return Duration.ofMillis(Math.round(drawn * 1000));
    }
}
