package io.jenkins.plugins.releaseplan.host;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One timer for each thing that waits; a new one takes the place of the one before. */
final class Timers {

    private final HostTime time;
    private final Map<String, HostTime.Wake> wakes = new ConcurrentHashMap<>();

    Timers(HostTime time) {
        this.time = time;
    }

    void set(String line, Instant at, Runnable work) {
        wakes.compute(line, (key, before) -> {
            if (before != null) {
                before.cancel();
            }
            Wake wake = new Wake();
            wake.timer = time.at(at, () -> {
                wakes.remove(line, wake);
                work.run();
            });
            return wake;
        });
    }

    void cancelAll() {
        wakes.values().forEach(HostTime.Wake::cancel);
        wakes.clear();
    }

    int size() {
        return wakes.size();
    }

    /** Has an identity of its own, whatever a clock gives. */
    private static final class Wake implements HostTime.Wake {

        private volatile HostTime.Wake timer;

        @Override
        public void cancel() {
            HostTime.Wake known = timer;
            if (known != null) {
                known.cancel();
            }
        }
    }
}
