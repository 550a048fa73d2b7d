package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** All steps of a release. */
public final class ReleaseSteps {

    private ReleaseSteps() {}

    /** One instance of each; they keep no state of a run. */
    public static List<Step> all() {
        return List.of(
                new ReleaseStep(),
                new ReleaseVersionStep(),
                new ReleaseVersionsStep(),
                new ReleaseChecklistStep(),
                new ReleaseGateStep(),
                new BlueGreenDeployStep(),
                new CanaryStageStep(),
                new VerifyReleaseStep(),
                new MonitorReleaseStep(),
                new DatabaseSnapshotStep(),
                new RollbackStep());
    }

    /** The host that a run's releases live in. */
    static ReleaseHost host(PipelineRun run) {
        return run.state(ReleaseHost.class, () -> {
            throw new IllegalStateException("this run has no host for releases");
        });
    }

    /**
     * The release around a call.
     *
     * @throws io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepFailure if there is none
     */
    static ReleaseScope scope(StepCall call, PipelineRun run) {
        return run.find(ReleaseScope.class)
                .orElseThrow(() -> call.failure(call.name() + " belongs inside a 'release' block:"
                        + " release(service: …, environment: …, version: …) { … }"));
    }

    /** Looks something up in the scenario; what it does not have fails the step. */
    static <T> T named(StepCall call, Supplier<T> lookUp) {
        try {
            return lookUp.get();
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw call.failure(call.name() + ": " + e.getMessage());
        }
    }
}
