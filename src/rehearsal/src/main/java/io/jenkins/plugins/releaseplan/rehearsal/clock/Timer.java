package io.jenkins.plugins.releaseplan.rehearsal.clock;

import java.time.Instant;

/** An event that has not happened yet. */
public final class Timer implements Comparable<Timer> {
    private final Instant when;
    private final long order;
    private Runnable task;

    Timer(Instant when, long order, Runnable task) {
        this.when = when;
        this.order = order;
        this.task = task;
    }

    /** The instant of the event; never null. */
    public Instant when() {
        return when;
    }

    /** Makes the event never happen. Does nothing when it has happened or was cancelled already. */
    public void cancel() {
        task = null;
    }

    /** Whether the event is still to come. */
    public boolean isPending() {
        return task != null;
    }

    /** The task, once: afterwards the timer is no longer pending. Null when it was cancelled. */
    Runnable take() {
        Runnable taken = task;
        task = null;
        return taken;
    }

    /** Earlier first; of one instant, the one that was asked for first. */
    @Override
    public int compareTo(Timer other) {
        int byTime = when.compareTo(other.when);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
