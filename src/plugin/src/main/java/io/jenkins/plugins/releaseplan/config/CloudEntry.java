package io.jenkins.plugins.releaseplan.config;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.host.HostTime;
import java.util.List;
import java.util.Map;

/** Where an environment is. Two entries that are equal lead to the same cloud. */
public abstract class CloudEntry extends AbstractDescribableImpl<CloudEntry> implements ExtensionPoint {

    /**
     * What a cloud knows of itself, for an environment that does not say otherwise.
     *
     * @param targets by name
     * @param checks the names of the checks that it can run
     * @param databases the names of its databases
     */
    public record Offer(Map<String, EnvironmentRules.Target> targets, List<String> checks, List<String> databases) {

        /** Of a cloud that has to be told everything. */
        public static final Offer NOTHING = new Offer(Map.of(), List.of(), List.of());
    }

    /**
     * Its ports. Those that are {@link java.io.Closeable} are closed when the environment is configured anew.
     *
     * @param environment the environment
     * @param time the host's time
     * @throws IllegalStateException if it cannot be used as it is configured; the message says why
     */
    public abstract Cloud open(EnvironmentEntry environment, HostTime time);

    /** What it offers to an environment of this name. */
    public Offer offer(String environment) {
        return Offer.NOTHING;
    }

    /**
     * Looks whether it can be used for an environment of this name.
     *
     * @throws IllegalArgumentException if it cannot; the message says what to change
     */
    public abstract void check(String environment);
}
