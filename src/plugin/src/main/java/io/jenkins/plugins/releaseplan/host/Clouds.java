package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.cloud.Cloud;

/** The clouds of the environments. */
@FunctionalInterface
public interface Clouds {

    /**
     * The ports of an environment.
     *
     * @throws java.util.NoSuchElementException if it is not configured; the message names those that are
     */
    Cloud of(String environment);
}
