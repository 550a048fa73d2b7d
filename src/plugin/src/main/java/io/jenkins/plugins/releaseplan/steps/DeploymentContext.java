package io.jenkins.plugins.releaseplan.steps;

import java.io.Serializable;
import java.util.TreeSet;

/** The deployment around a step. It is saved with the program, as {@link ReleaseContext} is. */
public final class DeploymentContext implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String release;
    private final String rollout;
    private final String target;
    private final TreeSet<String> waiting = new TreeSet<>();
    private int stages;

    DeploymentContext(String release, String rollout, String target) {
        this.release = release;
        this.rollout = rollout;
        this.target = target;
    }

    /** The release's id. */
    public String release() {
        return release;
    }

    /** The rollout's id. */
    public String rollout() {
        return rollout;
    }

    /** The target's name. */
    public String target() {
        return target;
    }

    synchronized String nextStage() {
        return "stage-" + ++stages;
    }

    /** A stage waits, and fails by itself when the rollout goes back. */
    synchronized void waits(String stage) {
        waiting.add(stage);
    }

    /** A stage has passed, or was interrupted. */
    synchronized void goesOn(String stage) {
        waiting.remove(stage);
    }

    synchronized boolean stageWaits() {
        return !waiting.isEmpty();
    }
}
