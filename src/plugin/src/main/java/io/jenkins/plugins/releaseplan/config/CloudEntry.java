package io.jenkins.plugins.releaseplan.config;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.host.HostTime;

/** Where an environment is. */
public abstract class CloudEntry extends AbstractDescribableImpl<CloudEntry> {

    /**
     * Its ports.
     *
     * @param environment the environment
     * @param time the host's time
     * @throws IllegalStateException if it cannot be used as it is configured; the message says why
     */
    public abstract Cloud open(EnvironmentEntry environment, HostTime time);
}
