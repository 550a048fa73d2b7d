package io.jenkins.plugins.releaseplan.pages;

import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.rehearsal.report.ReleaseRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** A metric of both fleets, a value a minute from a first minute on. Thread-safe. */
final class MinuteCurves {

    /** What a source is asked for at once, in minutes. */
    private static final int CHUNK = 180;
    /** Sources may tell a minute late; so many of the last are asked for again. */
    private static final int LATE = 5;

    private final Instant begin;
    private double[] green = new double[0];
    private double[] blue = new double[0];
    private int readTo;
    private Instant askedFor = Instant.MIN;

    /** Which of the two fleets. */
    enum Side {
        GREEN,
        BLUE
    }

    /** Reads the values of one fleet in whole minutes; minutes without a value are left out. */
    @FunctionalInterface
    interface Source {
        Series read(Side side, Instant from, Instant to) throws CloudException;
    }

    MinuteCurves(Instant begin) {
        this.begin = begin;
    }

    /** Whether somebody has to read up to an instant; who is told so has to do it. */
    synchronized boolean wants(Instant end) {
        boolean more = end.isAfter(askedFor) && end.isAfter(begin);
        if (more) {
            askedFor = end;
        }
        return more;
    }

    /** It could not be read up to an instant: a later one is asked for again. */
    synchronized void failed(Instant end) {
        readTo = Math.min(readTo, minute(end));
    }

    private int minute(Instant time) {
        return (int) Duration.between(begin, time).toMinutes();
    }

    /** Reads what is missing up to an instant. */
    void read(Instant end, Source source) {
        int from;
        synchronized (this) {
            from = Math.max(0, readTo - LATE);
        }
        int to = minute(end);
        for (int at = from; at < to; at += CHUNK) {
            int until = Math.min(to, at + CHUNK);
            double[] nowGreen = values(source, Side.GREEN, at, until);
            double[] nowBlue = values(source, Side.BLUE, at, until);
            keep(at, nowGreen, nowBlue);
        }
    }

    private synchronized void keep(int at, double[] nowGreen, double[] nowBlue) {
        int until = at + nowGreen.length;
        if (until > readTo) {
            green = extended(green, until);
            blue = extended(blue, until);
            readTo = until;
        }
        System.arraycopy(nowGreen, 0, green, at, nowGreen.length);
        System.arraycopy(nowBlue, 0, blue, at, nowBlue.length);
    }

    private static double[] extended(double[] values, int length) {
        double[] longer = Arrays.copyOf(values, length);
        Arrays.fill(longer, values.length, length, Double.NaN);
        return longer;
    }

    /**
     * A value a minute, NaN without one. A source that leaves minutes out does not say which: then it is asked for less and less
     * until it is clear.
     */
    private double[] values(Source source, Side side, int from, int to) {
        double[] found = read(source, side, from, to);
        if (found.length == to - from) {
            return found;
        }
        double[] values = new double[to - from];
        Arrays.fill(values, Double.NaN);
        if (found.length == 0 || to - from == 1) {
            return values;
        }
        int middle = (from + to) / 2;
        System.arraycopy(values(source, side, from, middle), 0, values, 0, middle - from);
        System.arraycopy(values(source, side, middle, to), 0, values, middle - from, to - middle);
        return values;
    }

    private double[] read(Source source, Side side, int from, int to) {
        try {
            return source.read(side, begin.plusSeconds(60L * from), begin.plusSeconds(60L * to))
                    .values();
        } catch (CloudException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The curves as means over equal steps, in at most so many points. */
    synchronized ReleaseRecord.Curves means(Instant to, int mostPoints) {
        int minutes = Math.max(0, Math.min(readTo, minute(to)));
        int step = Math.max(1, (minutes + mostPoints - 1) / mostPoints);
        return new ReleaseRecord.Curves(begin, step, means(green, minutes, step), means(blue, minutes, step));
    }

    private static double[] means(double[] values, int minutes, int step) {
        double[] means = new double[minutes / step];
        for (int i = 0; i < means.length; i++) {
            double[] piece = Arrays.copyOfRange(values, i * step, (i + 1) * step);
            means[i] = Arrays.stream(piece).filter(Double::isFinite).average().orElse(Double.NaN);
        }
        return means;
    }
}
