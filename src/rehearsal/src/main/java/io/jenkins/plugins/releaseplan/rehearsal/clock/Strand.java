package io.jenkins.plugins.releaseplan.rehearsal.clock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * A cooperative line of work under a {@link VirtualClock}. It has a thread of its own, but runs only while it holds the
 * clock's baton, and gives that up only by waiting. So what strands share needs no lock.
 */
public final class Strand {
    private final VirtualClock clock;
    private final String name;
    private final Waiting<Void> ended;
    private final Semaphore baton = new Semaphore(0);
    private final Deque<Throwable> interruptions = new ArrayDeque<>();
    private Waiting<?> waitsFor;
    private Object carried;

    Strand(VirtualClock clock, String name) {
        this.clock = clock;
        this.name = Objects.requireNonNull(name, "name");
        this.ended = new Waiting<>(clock, "the end of " + name);
    }

    /** The name that it was spawned with; never null. */
    public String name() {
        return name;
    }

    /** Done when the strand's body has ended; fails with what the body threw. */
    public Waiting<Void> ended() {
        return ended;
    }

    /** What {@link #carry(Object)} put here last, or null. */
    public Object carried() {
        return carried;
    }

    /** Lets the strand carry a value of its owner's, such as the context that its steps run in. */
    public void carry(Object value) {
        carried = value;
    }

    /**
     * Ends the wait that the strand is in, or else its next wait or checkpoint, with {@link Interrupted}. Several
     * interruptions are delivered one after the other, in order.
     *
     * @param reason what {@link Interrupted#reason()} gives; not null
     */
    public void interrupt(Throwable reason) {
        Objects.requireNonNull(reason, "reason");
        if (ended.isDone()) {
            return;
        }
        interruptions.add(reason);
        if (waitsFor != null) {
            wake();
        }
    }

    /**
     * Takes back an interruption that was not delivered yet.
     *
     * @return whether it was still undelivered
     */
    public boolean withdraw(Throwable reason) {
        return interruptions.removeIf(pending -> pending == reason);
    }

    @Override
    public String toString() {
        return name;
    }

    Throwable nextInterruption() {
        return interruptions.poll();
    }

    Waiting<?> waitsFor() {
        return waitsFor;
    }

    void startsWaiting(Waiting<?> waiting) {
        waitsFor = waiting;
    }

    /** Makes a waiting strand ready to run; it gets the baton when its turn comes. */
    void wake() {
        waitsFor = null;
        clock.makeReady(this);
    }

    void takeBaton() {
        baton.acquireUninterruptibly();
    }

    void giveBaton() {
        baton.release();
    }
}
