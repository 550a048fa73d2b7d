package io.jenkins.plugins.releaseplan.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The time of a host under test: it passes only when the test lets it, and then days pass in no time. To be used, a test class
 * extends it in a nested class with {@code @TestExtension}.
 */
public class VirtualHostTime implements HostTime {

    /** When every test begins. */
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Executor THREAD = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "virtual time");
        thread.setDaemon(true);
        return thread;
    });

    /** It outlives the Jenkins of a test, which may be restarted. */
    private static volatile Instant now = START;

    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long count;

    private static final class Timer implements Comparable<Timer>, Wake {

        private final Instant at;
        private final long number;
        private final Runnable work;
        private volatile boolean cancelled;

        Timer(Instant at, long number, Runnable work) {
            this.at = at;
            this.number = number;
            this.work = work;
        }

        @Override
        public int compareTo(Timer other) {
            int order = at.compareTo(other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** Time passes while nobody is there. */
    public static void skip(Duration duration) {
        now = now.plus(duration);
    }

    /** Now, whether there is a Jenkins or not. */
    public static Instant time() {
        return now;
    }

    /** Begins a test. */
    public static void set(Instant at) {
        now = at;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public synchronized Wake at(Instant at, Runnable work) {
        Timer timer = new Timer(at, count++, work);
        timers.add(timer);
        return timer;
    }

    private synchronized Optional<Timer> poll(Instant latest) {
        while (!timers.isEmpty() && timers.peek().cancelled) {
            timers.poll();
        }
        return timers.isEmpty() || timers.peek().at.isAfter(latest) ? Optional.empty() : Optional.of(timers.poll());
    }

    /** Lets time pass, from timer to timer, until a condition holds. */
    public void until(String what, BooleanSupplier condition) {
        run(what, condition, Instant.MAX);
    }

    /** Lets this much time pass. */
    public void pass(Duration duration) {
        Instant end = now.plus(duration);
        run(duration.toString(), () -> false, end);
        now = end;
    }

    private void run(String what, BooleanSupplier condition, Instant latest) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HostIdleness.await();
            if (condition.getAsBoolean()) {
                return;
            }
            Optional<Timer> next = poll(latest);
            if (next.isPresent()) {
                Timer timer = next.get();
                if (timer.at.isAfter(now)) {
                    now = timer.at;
                }
                HostIdleness.run(THREAD, timer.work);
            } else if (latest.isBefore(Instant.MAX)) {
                return;
            } else {
                // What is waited for may come without time, from a thread that nobody knows here.
                LockSupport.parkNanos(1_000_000);
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited too long for " + what + "; it is " + now + " there");
            }
        }
    }
}
