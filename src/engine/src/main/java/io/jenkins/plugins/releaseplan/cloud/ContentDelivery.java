package io.jenkins.plugins.releaseplan.cloud;

/** The caches in front of a target. */
public interface ContentDelivery {

    /**
     * Wishes that no cache of the target serves content older than this request. A target without a cache needs nothing.
     *
     * @param target the target's name
     * @param requestId names this one invalidation, so that a repeated call does not invalidate twice
     * @throws CloudException if it was not accepted, or if that is unknown
     */
    void invalidate(String target, String requestId) throws CloudException;
}
