package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.rollout.Rollout;

/** Carries what a step fails with, when its rollout went back, through functions that may throw no checked exception. */
final class Back extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Back(Rollout rollout) {
        super(rollout.title() + " went back", Interruption.of(rollout));
    }
}
