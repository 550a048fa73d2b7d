package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;

/** {@code releaseVersions(target:, environment:)}: what can be rolled back to, newest first. */
final class ReleaseVersionsStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "releaseVersions", "The versions that a target can be rolled back to, newest first.")
            .with(
                    Parameter.string("target").mandatory().says("The target's name."),
                    Parameter.string("environment").says("The environment's name; inside a release, its own."));

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) {
        String environment = RollbackStep.environment(call, run);
        return ReleaseSteps.named(
                call,
                () -> KnownVersions.of(ReleaseSteps.host(run), environment, call.string("target"))
                        .past());
    }
}
