package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.Verification;
import java.time.Duration;
import java.util.List;

/** {@code verifyRelease checks:}: goes on when all checks of the environment pass. */
final class VerifyReleaseStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "verifyRelease", "Runs checks of the environment until all pass.")
            .with(Parameter.of("timeout", Parameter.Type.DURATION)
                    .orElse("10m")
                    .says("How long the checks may take to pass."))
            .sole(Parameter.of("checks", Parameter.Type.STRINGS).mandatory().says("The checks' names."));

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) {
        ReleaseScope scope = ReleaseSteps.scope(call, run);
        List<String> checks = call.strings("checks");
        Duration timeout = call.duration("timeout");
        if (checks.isEmpty()) {
            throw call.failure("verifyRelease: name at least one check");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw call.failure("verifyRelease: timeout is above zero");
        }
        String id = scope.unique("verification");
        scope.tell(new ReleaseEvent.VerificationReached(id, checks, timeout));
        Verification verification = run.await(scope.host()
                .expect(
                        scope.id(),
                        "checks " + String.join(", ", checks),
                        release -> release.verification(id)
                                .filter(one -> one.state() != Verification.State.RUNNING)
                                .orElse(null)));
        if (verification.state() == Verification.State.FAILED) {
            throw call.failure("verification failed: " + verification.failures());
        }
        return null;
    }
}
