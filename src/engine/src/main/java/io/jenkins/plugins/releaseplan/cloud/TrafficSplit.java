package io.jenkins.plugins.releaseplan.cloud;

import java.util.Objects;

/**
 * How a target's route divides traffic between its two fleets. The two weights are 0..100 and add up to 100 by
 * construction.
 *
 * @param blueFleet the fleet that served when the rollout began
 * @param greenFleet the other fleet
 * @param greenPercent the share of green, 0..100
 */
public record TrafficSplit(String blueFleet, String greenFleet, int greenPercent) {

    public TrafficSplit {
        Objects.requireNonNull(blueFleet, "blueFleet");
        Objects.requireNonNull(greenFleet, "greenFleet");
        if (blueFleet.equals(greenFleet)) {
            throw new IllegalArgumentException("blue and green are the same fleet: " + blueFleet);
        }
        if (greenPercent < 0 || greenPercent > 100) {
            throw new IllegalArgumentException("a traffic weight is 0..100, not " + greenPercent);
        }
    }

    /** The share of blue, 0..100. */
    public int bluePercent() {
        return 100 - greenPercent;
    }

    /**
     * The share of a fleet.
     *
     * @return 0..100
     * @throws IllegalArgumentException if the fleet is neither blue nor green
     */
    public int percentOf(String fleet) {
        if (fleet.equals(greenFleet)) {
            return greenPercent;
        }
        if (fleet.equals(blueFleet)) {
            return bluePercent();
        }
        throw new IllegalArgumentException("no fleet " + fleet + " in " + this);
    }
}
