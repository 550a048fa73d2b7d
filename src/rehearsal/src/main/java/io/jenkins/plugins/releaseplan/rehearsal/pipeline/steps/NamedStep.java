package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;

/**
 * A step made of a signature and what it does.
 *
 * @param signature its name and parameters
 * @param action what it does
 */
record NamedStep(StepSignature signature, Action action) implements Step {
    /** What a step does. */
    @FunctionalInterface
    interface Action {
        Object run(StepCall call, PipelineRun run) throws Exception;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) throws Exception {
        return action.run(call, run);
    }
}
