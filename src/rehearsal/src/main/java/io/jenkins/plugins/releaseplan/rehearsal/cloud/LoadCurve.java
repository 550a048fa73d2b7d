package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.NormalQuantile;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Traffic;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The requests of a target in each minute: the mean times the daily curve, which runs straight from hour to hour, times a
 * normal noise, rounded to whole requests.
 */
final class LoadCurve {

    private static final int MINUTES_OF_DAY = 1440;
    private static final int HOUR = 60;
    private static final int MINUTE = 60;

    /** The epoch began on a Thursday: this many days later than a Monday. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private static final int FRIDAY = 4;

    private final double mean;
    private final double noise;
    private final double[] weekday;
    private final double[] weekend;
    private final ZoneRules rules;
    private final long stream;
    private long offsetFrom = Long.MAX_VALUE;
    private long offsetTo = Long.MIN_VALUE;
    private long offsetMinutes;
    /** Both fleets are asked for the same minutes, one after the other. */
    private final KeptMinutes kept = new KeptMinutes(this::draw);

    LoadCurve(Traffic traffic, ZoneId zone, long seed, String target) {
        mean = traffic.perMinute();
        noise = traffic.noise();
        weekday = traffic.weekday().stream().mapToDouble(Double::doubleValue).toArray();
        weekend = traffic.weekend().stream().mapToDouble(Double::doubleValue).toArray();
        rules = zone.getRules();
        stream = Draws.stream(seed, "load", target);
    }

    /** The requests that the whole target gets in a minute, counted from the epoch. */
    long requests(long minute) {
        return (long) kept.of(minute);
    }

    private double draw(long minute) {
        double spread = noise == 0 ? 1 : 1 + noise * NormalQuantile.of(Draws.uniform(stream, minute));
        return Math.max(0, Math.round(mean * factor(minute) * spread));
    }

    /** The requests of a minute of the busiest hour, without noise. */
    double peak() {
        double largest = 0;
        for (int hour = 0; hour < weekday.length; hour++) {
            largest = Math.max(largest, Math.max(weekday[hour], weekend[hour]));
        }
        return mean * largest;
    }

    private double factor(long minute) {
        long local = minute + offset(minute);
        long day = Math.floorDiv(local, MINUTES_OF_DAY);
        int ofDay = (int) (local - day * MINUTES_OF_DAY);
        int hour = ofDay / HOUR;
        double begin = hours(day)[hour];
        double end = hour == Traffic.HOURS - 1 ? hours(day + 1)[0] : hours(day)[hour + 1];
        return begin + (end - begin) * (ofDay - hour * HOUR) / HOUR;
    }

    private double[] hours(long day) {
        return Math.floorMod(day + EPOCH_DAY_OF_WEEK, 7) > FRIDAY ? weekend : weekday;
    }

    private long offset(long minute) {
        if (minute < offsetFrom || minute >= offsetTo) {
            Instant instant = Instant.ofEpochSecond(minute * MINUTE);
            offsetMinutes = rules.getOffset(instant).getTotalSeconds() / MINUTE;
            ZoneOffsetTransition next = rules.nextTransition(instant);
            offsetTo = next == null ? Long.MAX_VALUE : next.toEpochSecond() / MINUTE;
            offsetFrom = minute;
        }
        return offsetMinutes;
    }
}
