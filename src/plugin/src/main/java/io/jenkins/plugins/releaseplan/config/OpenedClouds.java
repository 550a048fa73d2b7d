package io.jenkins.plugins.releaseplan.config;

import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.host.HostTime;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The clouds that are in use. One stays open until its environment leads to another cloud. */
final class OpenedClouds {

    private static final Logger LOGGER = Logger.getLogger(OpenedClouds.class.getName());

    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    private record Opened(CloudEntry entry, HostTime time, Cloud cloud) {}

    /** The cloud of an environment, opened if it was not. */
    Cloud of(EnvironmentEntry environment, HostTime time) {
        CloudEntry entry = environment.getCloud();
        if (entry == null) {
            throw new IllegalStateException(
                    "environment '" + environment.getName() + "' has no cloud; configure it anew");
        }
        return opened.compute(environment.getName(), (name, known) -> {
                    if (known != null && known.entry().equals(entry) && known.time() == time) {
                        return known;
                    }
                    close(known);
                    return new Opened(entry, time, entry.open(environment, time));
                })
                .cloud();
    }

    /**
     * Closes those that no environment leads to any more.
     *
     * @param entries the cloud that an environment leads to now; null for an environment that is gone
     */
    void keep(Function<String, CloudEntry> entries) {
        opened.keySet()
                .forEach(name -> opened.computeIfPresent(name, (same, known) -> {
                    if (known.entry().equals(entries.apply(name))) {
                        return known;
                    }
                    close(known);
                    return null;
                }));
    }

    private static void close(Opened known) {
        if (known != null && known.cloud() instanceof Closeable cloud) {
            try {
                cloud.close();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "a cloud cannot be closed", e);
            }
        }
    }
}
