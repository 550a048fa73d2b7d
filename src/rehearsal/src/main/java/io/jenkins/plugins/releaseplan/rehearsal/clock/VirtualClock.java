package io.jenkins.plugins.releaseplan.rehearsal.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A clock that goes from event to event, and the strands that live by it. There is one baton: whoever holds it runs, all
 * others wait. A strand that has to wait runs the due events itself until some strand can go on, so a single strand
 * never leaves its thread. Events of one instant run in the order in which they were asked for, strands in the order in
 * which they became ready: the same program gives the same run.
 *
 * <p>All methods but {@link #run}, {@link #drain} and {@link #close} belong to whoever holds the baton; the three are
 * called by the owner when nothing runs. A clock is used once.
 */
public final class VirtualClock implements AutoCloseable {
    /** How far virtual time may go when nothing else was said: ten years of 365 days. */
    public static final Duration DEFAULT_LIMIT = Duration.ofDays(3650);

    private static final int EVENTS_AT_ONE_INSTANT = 200_000;

    private final Instant end;
    private final PriorityQueue<Timer> events = new PriorityQueue<>();
    private final Deque<Strand> ready = new ArrayDeque<>();
    private final Set<Strand> alive = new LinkedHashSet<>();
    private Instant now;
    private long order;
    private int eventsAtNow;
    private Strand current;
    private ClockStopped stopped;

    /** A clock that may go {@link #DEFAULT_LIMIT} beyond its start. */
    public VirtualClock(Instant start) {
        this(start, DEFAULT_LIMIT);
    }

    /**
     * @param start the first instant; not null
     * @param limit how far beyond the start virtual time may go; positive
     */
    public VirtualClock(Instant start, Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("the limit of virtual time must be positive, not " + limit);
        }
        this.now = Objects.requireNonNull(start, "start");
        this.end = start.plus(limit);
    }

    /** The virtual time. */
    public Instant now() {
        return now;
    }

    /** The strand that runs now, or null within an event's task and outside {@link #run}. */
    public Strand current() {
        return current;
    }

    /**
     * Asks for an event. A time that is past means now, after what is already due. The task must not wait.
     *
     * @param when the instant of the event; not null
     * @param task what happens; not null
     */
    public Timer at(Instant when, Runnable task) {
        Objects.requireNonNull(task, "task");
        Timer timer = new Timer(when.isBefore(now) ? now : when, order++, task);
        events.add(timer);
        return timer;
    }

    /** Asks for an event after a while; a negative while means now. */
    public Timer after(Duration delay, Runnable task) {
        return at(later(delay), task);
    }

    /** Lets the current strand wait for a while of virtual time; nothing happens for zero or less. */
    public void sleep(Duration duration) {
        checkpoint();
        if (duration.isZero() || duration.isNegative()) {
            return;
        }
        Waiting<Void> over = new Waiting<>(this, "the end of a sleep of " + duration);
        Timer timer = after(duration, () -> over.complete(null));
        try {
            over.await();
        } finally {
            timer.cancel();
        }
    }

    /**
     * Starts a strand. It runs for the first time when the running strand waits and its turn has come.
     *
     * @param name the name for messages; not null
     * @param body what the strand does; what it throws fails {@link Strand#ended()}
     */
    public Strand spawn(String name, Runnable body) {
        Strand strand = new Strand(this, name);
        alive.add(strand);
        Thread thread = new Thread(() -> spawned(strand, body), "strand " + name);
        thread.setDaemon(true);
        thread.start();
        ready.add(strand);
        return strand;
    }

    /**
     * Runs the main strand on the calling thread, and everything else that happens meanwhile. Returns when the main body
     * has ended; what the body throws goes through. Strands and events that are left over stay for {@link #drain}.
     */
    public void run(Runnable main) {
        run("main", main);
    }

    /** {@link #run(Runnable)} with a name for the strand. */
    public void run(String name, Runnable main) {
        if (current != null) {
            throw new IllegalStateException("the clock runs already");
        }
        Strand strand = new Strand(this, name);
        alive.add(strand);
        current = strand;
        try {
            main.run();
        } finally {
            alive.remove(strand);
            current = null;
            strand.ended().complete(null);
        }
    }

    /** Runs the events and strands that are left up to and including an instant, which is then the time. */
    public void drain(Instant until) {
        run("drain", () -> sleep(Duration.between(now, until)));
    }

    /**
     * Throws a pending interruption of the current strand, or the error that stopped the clock. Does nothing within an
     * event's task.
     */
    public void checkpoint() {
        if (stopped != null) {
            throw again(stopped);
        }
        Throwable reason = current == null ? null : current.nextInterruption();
        if (reason != null) {
            throw new Interrupted(reason);
        }
    }

    /** Ends the strands that are left over, so that no thread stays behind. */
    @Override
    public void close() {
        stop(new ClockStopped(ClockStopped.Reason.CLOSED, "the clock was closed", null));
        if (!alive.isEmpty() && current == null) {
            run("close", () -> {
                while (!ready.isEmpty()) {
                    handOverAndWait(current);
                }
            });
        }
    }

    Strand requireStrand() {
        if (current == null) {
            throw new IllegalStateException("only a strand can wait, an event's task cannot");
        }
        return current;
    }

    void makeReady(Strand strand) {
        ready.add(strand);
    }

    /** Gives up the baton until the strand is woken. */
    void block(Strand strand, Waiting<?> waiting) {
        strand.startsWaiting(waiting);
        current = null;
        try {
            runEventsUntilReady();
        } finally {
            passTo(strand);
        }
    }

    /** Throws a throwable as it is, whatever its type. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> E asIs(Throwable throwable) throws E {
        throw (E) throwable;
    }

    private void spawned(Strand strand, Runnable body) {
        strand.takeBaton();
        Throwable problem = null;
        try {
            // An interruption that came before the start is for the body to see, at its first wait.
            if (stopped != null) {
                throw again(stopped);
            }
            body.run();
        } catch (Throwable thrown) {
            problem = thrown;
        }
        alive.remove(strand);
        current = null;
        if (problem == null) {
            strand.ended().complete(null);
        } else {
            strand.ended().fail(problem);
        }
        runEventsUntilReady();
        wakeNext();
    }

    /** Runs events on the current thread until a strand is ready; somebody is ready afterwards, if only to be told why not. */
    private void runEventsUntilReady() {
        while (ready.isEmpty()) {
            Timer timer = events.poll();
            if (timer == null) {
                stop(new ClockStopped(ClockStopped.Reason.DEADLOCK, "nothing can go on: " + whoWaits(), null));
            } else {
                happen(timer);
            }
        }
    }

    private void happen(Timer timer) {
        if (!timer.isPending()) {
            return;
        }
        if (timer.when().isAfter(end)) {
            stop(new ClockStopped(
                    ClockStopped.Reason.TIME_LIMIT,
                    "virtual time would go beyond its limit, " + end + ": " + whoWaits(),
                    null));
            return;
        }
        if (timer.when().isAfter(now)) {
            now = timer.when();
            eventsAtNow = 0;
        } else if (++eventsAtNow > EVENTS_AT_ONE_INSTANT) {
            stop(new ClockStopped(
                    ClockStopped.Reason.STANDSTILL, "virtual time stands still at " + now + ": " + whoWaits(), null));
            return;
        }
        try {
            timer.take().run();
        } catch (RuntimeException | Error thrown) {
            stop(new ClockStopped(
                    ClockStopped.Reason.TASK_FAILED, "an event at " + now + " failed: " + thrown.getMessage(), thrown));
        }
    }

    private void stop(ClockStopped why) {
        if (stopped == null) {
            stopped = why;
        }
        events.clear();
        for (Strand strand : alive) {
            if (strand.waitsFor() != null) {
                strand.wake();
            }
        }
    }

    /** A copy with the stack of the strand that hears of it, since every strand throws its own. */
    private static ClockStopped again(ClockStopped why) {
        return new ClockStopped(why.reason(), why.getMessage(), why.getCause());
    }

    private String whoWaits() {
        return alive.stream()
                .filter(strand -> strand.waitsFor() != null)
                .map(strand -> strand.name() + " waits for " + strand.waitsFor().what())
                .collect(Collectors.joining("; "));
    }

    /** Lets the next ready strand run and comes back when it is this one's turn. */
    private void passTo(Strand self) {
        if (ready.peek() == self) {
            ready.poll();
        } else {
            wakeNext();
            self.takeBaton();
        }
        current = self;
    }

    private void handOverAndWait(Strand self) {
        ready.add(self);
        current = null;
        passTo(self);
    }

    private void wakeNext() {
        Strand next = ready.poll();
        if (next == null) {
            return;
        }
        current = next;
        next.giveBaton();
    }

    private Instant later(Duration delay) {
        try {
            return now.plus(delay);
        } catch (java.time.DateTimeException | ArithmeticException tooFar) {
            return Instant.MAX;
        }
    }
}
