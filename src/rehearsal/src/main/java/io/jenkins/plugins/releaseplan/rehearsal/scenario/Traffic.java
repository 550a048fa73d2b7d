package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.List;

/**
 * How many requests a target gets.
 *
 * @param perMinute the mean of the requests in a minute over a working day, 0 or more
 * @param weekday 24 factors of that mean, by the local hour that they begin at, for Monday to Friday; their mean is 1
 * @param weekend the same for Saturday and Sunday; their mean is what a weekend day has of a working day
 * @param noise the standard deviation of a minute around the curve as a share of it, 0..1
 */
public record Traffic(double perMinute, List<Double> weekday, List<Double> weekend, double noise) {

    /** The hours of a day. */
    public static final int HOURS = 24;

    public Traffic {
        weekday = List.copyOf(weekday);
        weekend = List.copyOf(weekend);
        if (weekday.size() != HOURS || weekend.size() != HOURS) {
            throw new IllegalArgumentException("a day has 24 hours");
        }
    }
}
