package io.jenkins.plugins.releaseplan.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A virtual clock, and what happens when. */
final class Clockwork {

    private record Entry(Instant at, long order, Runnable what) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
    private Instant now;
    private long order;

    Clockwork(Instant begin) {
        this.now = begin;
    }

    Instant now() {
        return now;
    }

    void in(long seconds, Runnable what) {
        at(now.plusSeconds(seconds), what);
    }

    /** At a time, or now if it is past; in the order in which it was asked for. */
    void at(Instant time, Runnable what) {
        entries.add(new Entry(time.isBefore(now) ? now : time, order++, what));
    }

    /** Lets everything happen that happens within this time. */
    void run(Duration time) {
        Instant end = now.plus(time);
        while (!entries.isEmpty() && !entries.element().at().isAfter(end)) {
            Entry next = entries.remove();
            now = next.at();
            next.what().run();
        }
        now = end;
    }
}
