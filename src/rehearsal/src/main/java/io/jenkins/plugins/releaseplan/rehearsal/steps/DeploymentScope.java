package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;

/** The deployment around a step. */
final class DeploymentScope {

    private final ReleaseScope release;
    private final String rollout;
    private final String target;
    private final String route;
    private final DeploymentScope around;
    private int stages;
    private int stepsWaiting;

    /** A deployment with nothing inside. */
    DeploymentScope(ReleaseScope release, String rollout, String target) {
        this(release, rollout, target, "", null);
    }

    /** @param around the deployment around this one, or null */
    DeploymentScope(ReleaseScope release, String rollout, String target, String route, DeploymentScope around) {
        this.release = release;
        this.rollout = rollout;
        this.target = target;
        this.route = route;
        this.around = around;
    }

    ReleaseScope release() {
        return release;
    }

    String target() {
        return target;
    }

    /** Whether this deployment, or one around it, holds a route. */
    boolean holds(String wanted) {
        return route.equals(wanted) || around != null && around.holds(wanted);
    }

    /** This deployment, or the one around it, that is to this target; null if none is. */
    DeploymentScope to(String wanted) {
        if (target.equals(wanted)) {
            return this;
        }
        return around == null ? null : around.to(wanted);
    }

    Rollout rollout() {
        return release.release().rollout(rollout).orElseThrow();
    }

    String rolloutId() {
        return rollout;
    }

    void tell(RolloutEvent event) {
        release.host().tellRollout(release.id(), rollout, event);
    }

    String nextStage() {
        return "stage-" + ++stages;
    }

    void stepWaits(boolean begins) {
        stepsWaiting += begins ? 1 : -1;
    }

    /** Whether a stage, or a rollback of the target, waits, which fails by itself when the rollout goes back. */
    boolean stepWaits() {
        return stepsWaiting > 0;
    }
}
