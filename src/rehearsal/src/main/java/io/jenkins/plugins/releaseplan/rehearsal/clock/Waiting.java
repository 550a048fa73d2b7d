package io.jenkins.plugins.releaseplan.rehearsal.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A one-shot result that strands wait for in virtual time. It is completed once, by a value or by a failure; completing it
 * again does nothing, so a late answer after a time-out is harmless.
 *
 * @param <T> the result's type; a null result is allowed
 */
public final class Waiting<T> {
    private final VirtualClock clock;
    private final Supplier<String> what;
    private final List<Strand> waiters = new ArrayList<>(1);
    private final List<Runnable> callbacks = new ArrayList<>(0);
    private boolean done;
    private T value;
    private Throwable failure;

    /**
     * @param clock the clock under which it is awaited; not null
     * @param what what is waited for, as a deadlock's message names it: "the answer to 'Go?'"; not null
     */
    public Waiting(VirtualClock clock, String what) {
        this(clock, () -> what);
        Objects.requireNonNull(what, "what");
    }

    /**
     * @param clock the clock under which it is awaited; not null
     * @param what gives what is waited for when somebody asks, for what changes while it is waited for; not null
     */
    public Waiting(VirtualClock clock, Supplier<String> what) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.what = Objects.requireNonNull(what, "what");
    }

    /** What is waited for, in words. */
    public String what() {
        return what.get();
    }

    /** Whether it was completed or failed. */
    public boolean isDone() {
        return done;
    }

    /**
     * Gives the result.
     *
     * @return false when there was a result already, which stands
     */
    public boolean complete(T result) {
        return settle(result, null);
    }

    /**
     * Gives a failure, which {@link #await()} throws as it is.
     *
     * @return false when there was a result already, which stands
     */
    public boolean fail(Throwable problem) {
        return settle(null, Objects.requireNonNull(problem, "problem"));
    }

    /** Runs the callback when the result is there: at once if it is, else before any waiting strand goes on. */
    public void onDone(Runnable callback) {
        if (done) {
            callback.run();
        } else {
            callbacks.add(callback);
        }
    }

    /**
     * Waits on the current strand until the result is there.
     *
     * @return the result, null if it was completed with null
     * @throws Interrupted if the strand was interrupted meanwhile, or before with the interruption not delivered yet
     * @throws ClockStopped if waiting can have no end
     * @throws IllegalStateException if called from an event's task, which must not wait
     */
    public T await() {
        Strand strand = clock.requireStrand();
        clock.checkpoint();
        while (!done) {
            waiters.add(strand);
            try {
                clock.block(strand, this);
            } finally {
                waiters.remove(strand);
            }
            clock.checkpoint();
        }
        if (failure != null) {
            throw VirtualClock.<RuntimeException>asIs(failure);
        }
        return value;
    }

    private boolean settle(T result, Throwable problem) {
        if (done) {
            return false;
        }
        done = true;
        value = result;
        failure = problem;
        List.copyOf(callbacks).forEach(Runnable::run);
        callbacks.clear();
        for (Strand waiter : waiters) {
            if (waiter.waitsFor() == this) {
                waiter.wake();
            }
        }
        return true;
    }
}
