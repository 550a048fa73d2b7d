package io.jenkins.plugins.releaseplan.cloud;

/** Asks a fleet, or a named check, whether it is well. */
public interface HealthProbe {

    /**
     * The health of a fleet.
     *
     * @param target the target's name
     * @param fleet one of its two fleets
     * @throws CloudException if the fleet cannot be asked
     */
    Health probe(String target, String fleet) throws CloudException;

    /**
     * Runs one named check of an environment, such as {@code healthz} or {@code smoke}.
     *
     * @param environment the environment's name
     * @param check the check's name
     * @param version the version that the check must find
     * @return healthy if the check passed
     * @throws CloudException if the check cannot be run; {@link CloudException.Kind#REFUSED} if there is no such check
     */
    Health check(String environment, String check, String version) throws CloudException;
}
