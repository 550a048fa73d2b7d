package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;

/** The deployment around a step. */
final class DeploymentScope {

    private final ReleaseScope release;
    private final String rollout;
    private final String target;
    private int stages;
    private int stagesWaiting;

    DeploymentScope(ReleaseScope release, String rollout, String target) {
        this.release = release;
        this.rollout = rollout;
        this.target = target;
    }

    ReleaseScope release() {
        return release;
    }

    String target() {
        return target;
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

    void stageWaits(boolean begins) {
        stagesWaiting += begins ? 1 : -1;
    }

    /** Whether a stage waits, which fails by itself when the rollout goes back. */
    boolean stageWaits() {
        return stagesWaiting > 0;
    }
}
