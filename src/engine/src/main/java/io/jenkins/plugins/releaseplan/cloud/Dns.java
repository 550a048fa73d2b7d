package io.jenkins.plugins.releaseplan.cloud;

/** The names under which a target is reached. */
public interface Dns {

    /**
     * Wishes that the target's names lead to its route. A target without names of its own needs nothing.
     *
     * @param target the target's name
     * @throws CloudException if it was not accepted, or if that is unknown
     */
    void point(String target) throws CloudException;
}
