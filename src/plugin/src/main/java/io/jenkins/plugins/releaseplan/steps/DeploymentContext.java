package io.jenkins.plugins.releaseplan.steps;

import java.io.Serializable;
import java.util.TreeSet;

/** The deployment around a step. It is saved with the program, as {@link ReleaseContext} is. */
public final class DeploymentContext implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String release;
    private final String rollout;
    private final String target;
    private final String route;
    private final DeploymentContext around;
    private final TreeSet<String> waiting = new TreeSet<>();
    private int stages;

    /** @param around the deployment around this one, or null */
    DeploymentContext(String release, String rollout, String target, String route, DeploymentContext around) {
        this.release = release;
        this.rollout = rollout;
        this.target = target;
        this.route = route;
        this.around = around;
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

    /** Whether this deployment, or one around it, holds a route. */
    boolean holds(String wanted) {
        return route.equals(wanted) || around != null && around.holds(wanted);
    }

    /** This deployment, or the one around it, that is to this target; null if none is. */
    DeploymentContext to(String wanted) {
        if (target.equals(wanted)) {
            return this;
        }
        return around == null ? null : around.to(wanted);
    }

    synchronized String nextStage() {
        return "stage-" + ++stages;
    }

    /** A stage, or a rollback of this target, waits, and fails by itself when the rollout goes back. */
    synchronized void waits(String step) {
        waiting.add(step);
    }

    /** It has passed, or was interrupted. */
    synchronized void goesOn(String step) {
        waiting.remove(step);
    }

    synchronized boolean stepWaits() {
        return !waiting.isEmpty();
    }
}
