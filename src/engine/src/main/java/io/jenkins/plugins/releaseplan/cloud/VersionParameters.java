package io.jenkins.plugins.releaseplan.cloud;

import java.util.Optional;

/** Where an environment writes down which version each target serves. */
public interface VersionParameters {

    /**
     * The recorded version of a target.
     *
     * @throws CloudException if it cannot be read
     */
    Optional<String> read(String target) throws CloudException;

    /**
     * Records the version that a target serves.
     *
     * @throws CloudException if it cannot be written, or if that is unknown
     */
    void write(String target, String version) throws CloudException;
}
