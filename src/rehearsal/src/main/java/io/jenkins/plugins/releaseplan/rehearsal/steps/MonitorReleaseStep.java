package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code monitorRelease duration:}: watches what was brought, and goes back on a breach. */
final class MonitorReleaseStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "monitorRelease",
                    "Watches what the release brought; blue is kept as long, and a breach goes back to it.")
            .with(Parameter.string("analysis").says("The analysis that judges it, besides the rollback policy."))
            .sole(Parameter.of("duration", Parameter.Type.DURATION).mandatory().says("How long it is watched."));

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) {
        ReleaseScope scope = ReleaseSteps.scope(call, run);
        Optional<Analysis> analysis = ReleaseSteps.named(
                call,
                () -> call.has("analysis")
                        ? Optional.of(scope.host().scenario().analysis(call.string("analysis")))
                        : Optional.empty());
        Duration duration = call.duration("duration");
        if (duration.isZero() || duration.isNegative()) {
            throw call.failure("monitorRelease: duration is above zero");
        }
        if (served(scope.release()).isEmpty()) {
            throw call.failure(
                    "monitorRelease: there is nothing to watch yet; put it after blueGreenDeploy, in the release");
        }
        String id = scope.unique("monitoring");
        scope.tell(new ReleaseEvent.MonitoringReached(id, analysis, duration));
        run.await(scope.host().expect(scope.id(), "the end of the monitoring", release -> over(call, release, id)));
        return null;
    }

    private static List<Rollout> served(Release release) {
        return release.rollouts().values().stream()
                .filter(BlueGreenDeployStep::servesAll)
                .toList();
    }

    /** The release once all that is watched is over; null before, a failure if anything went back. */
    private static Release over(StepCall call, Release release, String id) {
        boolean all = true;
        for (Rollout rollout : release.rollouts().values()) {
            if (rollout.cause() != null && rollout.cutoverAt() != null) {
                if (!rollout.phase().ended()) {
                    return null;
                }
                throw BlueGreenDeployStep.failure(call, rollout);
            }
            boolean watched =
                    rollout.monitor() != null && rollout.monitor().id().equals(id);
            all &= !watched || rollout.monitor().over();
        }
        return all ? release : null;
    }
}
