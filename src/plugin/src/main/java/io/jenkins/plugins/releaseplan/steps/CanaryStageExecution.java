package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import io.jenkins.plugins.releaseplan.rollout.StageRun;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A share of the traffic, held and judged. */
final class CanaryStageExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    private final CanaryStageStep step;
    private DeploymentContext deployment;
    private String stage;

    CanaryStageExecution(CanaryStageStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        DeploymentContext around = getContext().get(DeploymentContext.class);
        if (around == null) {
            throw new AbortException("canaryStage belongs inside a 'blueGreenDeploy' block:"
                    + " blueGreenDeploy(target: …) { canaryStage … }");
        }
        stage("");
        deployment = around;
        stage = around.nextStage();
        around.waits(stage);
    }

    private Stage stage(String id) throws AbortException {
        Parameters parameters = Parameters.of("canaryStage");
        if (step.getPercent() < 1 || step.getPercent() > 100) {
            throw parameters.wrong("'percent' must be from 1 to 100, not " + step.getPercent());
        }
        Duration bake = parameters.duration("bake", step.getBake());
        Duration decideWithin = parameters.duration("decideWithin", step.getDecideWithin());
        Response onBreach = switch (parameters.choice("onBreach", step.getOnBreach(), Parameters.ON_BREACH)) {
            case "ask" -> Response.ASK;
            case "note" -> Response.NOTE;
            default -> Response.ROLL_BACK;
        };
        Optional<Analysis> analysis = parameters.named(
                () -> Optional.ofNullable(step.getAnalysis()).map(ReleasePlanConfiguration.get()::analysis));
        return parameters.named(() -> new Stage(id, step.getPercent(), bake, analysis, onBreach, decideWithin));
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        try {
            host.tellRollout(deployment.release(), deployment.rollout(), new RolloutEvent.StageRequested(stage(stage)));
        } catch (AbortException e) {
            if (!again) {
                fail(e);
                return;
            }
            // The configuration has changed since; a stage that has begun goes on as it was.
            log(e.getMessage());
        }
        await(
                host,
                deployment.release(),
                BlueGreenDeployExecution.reaching(deployment.rollout(), this::passed),
                rollout -> {
                    deployment.goesOn(stage);
                    succeed(null);
                });
    }

    private boolean passed(Rollout rollout) {
        return rollout.stage() != null && passed(rollout.stage())
                || rollout.finished().stream().anyMatch(this::passed);
    }

    private boolean passed(StageRun run) {
        return (run.result() == StageRun.Result.PASSED || run.result() == StageRun.Result.PROMOTED)
                && run.stage().id().equals(stage);
    }

    @Override
    public void stop(Throwable cause) {
        deployment.goesOn(stage);
        fail(cause);
    }

    @Override
    public String getStatus() {
        return step.getPercent() + " % for " + step.getBake();
    }
}
