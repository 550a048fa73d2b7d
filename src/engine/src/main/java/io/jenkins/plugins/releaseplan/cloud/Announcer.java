package io.jenkins.plugins.releaseplan.cloud;

/** Tells people what a release did or needs. */
public interface Announcer {

    /**
     * Tells it. Telling nobody because nobody is configured is not a failure.
     *
     * @throws CloudException if it could not be told
     */
    void tell(Notice notice) throws CloudException;
}
