package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Watches what was brought, and goes back on a breach. */
final class MonitorReleaseExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    private final MonitorReleaseStep step;
    private String release;
    private String monitoring;

    MonitorReleaseExecution(MonitorReleaseStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        ReleaseContext around = release("monitorRelease");
        event("");
        release = around.release();
        monitoring = around.unique("monitoring");
    }

    private ReleaseEvent event(String id) throws AbortException {
        Parameters parameters = Parameters.of("monitorRelease");
        Duration duration = parameters.time("duration", step.getDuration());
        Optional<Analysis> analysis = parameters.named(
                () -> Optional.ofNullable(step.getAnalysis()).map(ReleasePlanConfiguration.get()::analysis));
        return parameters.named(() -> new ReleaseEvent.MonitoringReached(id, analysis, duration));
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        if (again) {
            begin(host, true);
        } else {
            // Whether there is anything to watch, the release alone knows.
            await(host, release, state -> state, state -> begun(host, state));
        }
    }

    private void begun(ReleaseHost host, Release state) {
        if (state.rollouts().values().stream().anyMatch(Traffic::servesAll)) {
            begin(host, false);
        } else {
            fail(new AbortException(
                    "monitorRelease: there is nothing to watch yet; put it after blueGreenDeploy, in the release"));
        }
    }

    private void begin(ReleaseHost host, boolean again) {
        try {
            host.tell(release, event(monitoring));
        } catch (AbortException e) {
            if (!again) {
                fail(e);
                return;
            }
            // The configuration has changed since; what has begun to be watched is watched as it was.
            log(e.getMessage());
        }
        await(host, release, this::over, state -> succeed(null));
    }

    /** The release once all that is watched is over; null before, a failure if anything went back. */
    private Release over(Release state) {
        boolean all = true;
        for (Rollout rollout : state.rollouts().values()) {
            if (rollout.cause() != null && rollout.cutoverAt() != null) {
                if (!rollout.phase().ended()) {
                    return null;
                }
                throw new Back(rollout);
            }
            boolean watched =
                    rollout.monitor() != null && rollout.monitor().id().equals(monitoring);
            all &= !watched || rollout.monitor().over();
        }
        return all ? state : null;
    }

    @Override
    public String getStatus() {
        return "watches for " + step.getDuration();
    }
}
