package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import java.util.Arrays;

/**
 * The weights of a route over time: a step function. An entry may lie in the future when a call acts late; a newer call
 * takes its place.
 */
final class WeightHistory {

    private long[] from = new long[8];
    private int[] percent = new int[8];
    private int[] green = new int[8];
    private int size;

    /**
     * @param start the first instant
     * @param firstPercent the share of the first fleet from then on
     */
    WeightHistory(long start, int firstPercent) {
        append(start, firstPercent, 1);
    }

    /**
     * Sets the weights.
     *
     * @param now when the call is made
     * @param at when it acts, not before {@code now}
     * @param firstPercent the share of the first fleet
     * @param greenFleet which fleet the call names green, 0 or 1
     */
    void set(long now, long at, int firstPercent, int greenFleet) {
        while (size > 1 && from[size - 1] > now) {
            size--;
        }
        if (percent[size - 1] == firstPercent) {
            return;
        }
        append(at, firstPercent, greenFleet);
    }

    private void append(long at, int firstPercent, int greenFleet) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            percent = Arrays.copyOf(percent, 2 * size);
            green = Arrays.copyOf(green, 2 * size);
        }
        from[size] = at;
        percent[size] = firstPercent;
        green[size++] = greenFleet;
    }

    int size() {
        return size;
    }

    long from(int entry) {
        return from[entry];
    }

    /** A fleet's share in an entry, 0..100. */
    int percent(int entry, int fleet) {
        return fleet == 0 ? percent[entry] : 100 - percent[entry];
    }

    /** Which fleet the call of an entry named green. */
    int green(int entry) {
        return green[entry];
    }

    /** A fleet's share at an instant, 0..100. */
    int percentAt(long instant, int fleet) {
        return percent(entryAt(instant), fleet);
    }

    private int entryAt(long instant) {
        int entry = size - 1;
        while (entry > 0 && from[entry] > instant) {
            entry--;
        }
        return entry;
    }

    /** A fleet's mean share over a range of time, 0..1. */
    double share(long begin, long end, int fleet) {
        int entry = entryAt(end - 1);
        if (from[entry] <= begin || entry == 0) {
            return percent(entry, fleet) / 100.0;
        }
        double sum = 0;
        long until = end;
        while (entry >= 0 && until > begin) {
            long since = entry == 0 ? begin : Math.max(begin, from[entry]);
            sum += (double) (until - since) * percent(entry, fleet);
            until = since;
            entry--;
        }
        return sum / (100.0 * (end - begin));
    }
}
