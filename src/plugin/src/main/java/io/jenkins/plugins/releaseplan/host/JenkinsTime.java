package io.jenkins.plugins.releaseplan.host;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jenkins.util.Timer;

/** The time of the machine, with Jenkins' own timer threads. */
final class JenkinsTime implements HostTime {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Wake at(Instant at, Runnable work) {
        long delay = Math.max(0, Duration.between(Instant.now(), at).toMillis());
        // Jenkins keeps what was cancelled until it would have been due, which may be days: then of this no more than a
        // shell.
        AtomicReference<Runnable> kept = new AtomicReference<>(work);
        Future<?> scheduled = Timer.get().schedule(() -> run(kept), delay, TimeUnit.MILLISECONDS);
        return () -> {
            kept.set(null);
            scheduled.cancel(false);
        };
    }

    private static void run(AtomicReference<Runnable> kept) {
        Runnable work = kept.getAndSet(null);
        if (work != null) {
            work.run();
        }
    }
}
