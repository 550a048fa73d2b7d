package io.jenkins.plugins.releaseplan.host;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
        Future<?> scheduled = Timer.get().schedule(work, delay, TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }
}
