package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** Values of minutes that do not change any more; the last are kept, since they are read again by whoever looks back further. */
final class KeptMinutes {

    /** A power of two. */
    private static final int KEPT = 128;

    private final LongToDoubleFunction draw;
    private final long[] minutes = new long[KEPT];
    private final double[] values = new double[KEPT];

    /** @param draw gives a minute's value, always the same; a minute is counted from the epoch */
    KeptMinutes(LongToDoubleFunction draw) {
        this.draw = draw;
        Arrays.fill(minutes, Long.MIN_VALUE);
    }

    double of(long minute) {
        int place = (int) minute & (KEPT - 1);
        if (minutes[place] != minute) {
            values[place] = draw.applyAsDouble(minute);
            minutes[place] = minute;
        }
        return values[place];
    }
}
