package io.jenkins.plugins.releaseplan.cloud;

/** Divides a target's traffic between its two fleets. */
public interface TrafficRouter {

    /**
     * Sets the weights of the target's route. Setting the weights that are set already changes nothing.
     *
     * @param target the target's name
     * @param wished the wished split, naming the target's two fleets
     * @throws CloudException if the weights could not be set, or if it is unknown whether they were
     */
    void shift(String target, TrafficSplit wished) throws CloudException;

    /**
     * The share that a fleet of the target has now.
     *
     * @param target the target's name
     * @param fleet one of its two fleets
     * @return 0..100
     * @throws CloudException if the route cannot be read
     */
    int percentOf(String target, String fleet) throws CloudException;
}
