package io.jenkins.plugins.releaseplan.cloud;

/** Starts and stops the two fleets of a target. */
public interface Fleet {

    /**
     * The target as it is now.
     *
     * @param target the target's name
     * @throws CloudException if it cannot be read; {@link CloudException.Kind#REFUSED} if there is no such target
     */
    TargetStatus inspect(String target) throws CloudException;

    /**
     * Wishes that a fleet runs a version with the target's full capacity. Returns once the wish is accepted, which is
     * before the fleet is healthy.
     *
     * @param target the target's name
     * @param fleet one of its two fleets
     * @param version the version to run
     * @throws CloudException if the wish was not accepted, or if that is unknown
     */
    void launch(String target, String fleet, String version) throws CloudException;

    /**
     * Wishes that a fleet has no instances.
     *
     * @param target the target's name
     * @param fleet one of its two fleets
     * @throws CloudException if the wish was not accepted, or if that is unknown
     */
    void retire(String target, String fleet) throws CloudException;
}
