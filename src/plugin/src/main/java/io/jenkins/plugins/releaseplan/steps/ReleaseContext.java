package io.jenkins.plugins.releaseplan.steps;

import java.io.Serializable;
import java.util.HashMap;

/**
 * The release around a step. It is saved with the program, so that a step that is started again after a crash gets the id that
 * it had.
 */
public final class ReleaseContext implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String release;
    private final String service;
    private final String environment;
    private final String version;
    private final HashMap<String, Integer> counts = new HashMap<>();

    ReleaseContext(String release, String service, String environment, String version) {
        this.release = release;
        this.service = service;
        this.environment = environment;
        this.version = version;
    }

    /** The release's id. */
    public String release() {
        return release;
    }

    /** The service that is released. */
    public String service() {
        return service;
    }

    /** The environment's name. */
    public String environment() {
        return environment;
    }

    /** The version that is brought. */
    public String version() {
        return version;
    }

    /** An id that is new within the release: the name itself at first, then {@code name#2}. */
    synchronized String unique(String name) {
        int count = counts.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "#" + count;
    }

    @Override
    public String toString() {
        return "release " + release;
    }
}
