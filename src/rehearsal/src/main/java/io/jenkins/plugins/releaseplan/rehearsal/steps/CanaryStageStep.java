package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import java.util.Optional;

/** {@code canaryStage percent:, bake:}: a share of the traffic, held and judged. */
final class CanaryStageStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "canaryStage", "Gives green a share of the traffic, holds it and judges it.")
            .with(
                    Parameter.of("percent", Parameter.Type.INTEGER)
                            .mandatory()
                            .atLeast(1)
                            .atMost(100)
                            .says("Green's share of the traffic."),
                    Parameter.of("bake", Parameter.Type.DURATION).mandatory().says("How long the share is held."),
                    Parameter.string("analysis").says("The analysis that judges the stage."),
                    Parameter.choice("onBreach", "rollback", "ask", "note")
                            .orElse("rollback")
                            .says("What a breach of the analysis leads to."),
                    Parameter.of("decideWithin", Parameter.Type.DURATION)
                            .orElse("30m")
                            .says("How long a person has to decide when asked; then all goes back to blue."));

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) {
        DeploymentScope deployment = run.find(DeploymentScope.class)
                .orElseThrow(() -> call.failure("canaryStage belongs inside a 'blueGreenDeploy' block:"
                        + " blueGreenDeploy(target: …) { canaryStage … }"));
        Stage stage = ReleaseSteps.named(call, () -> stage(call, deployment));
        deployment.tell(new RolloutEvent.StageRequested(stage));
        deployment.stepWaits(true);
        try {
            BlueGreenDeployStep.await(
                    call,
                    run,
                    deployment,
                    "the stage of " + stage.percent() + " %",
                    rollout -> over(call, rollout, stage));
        } finally {
            deployment.stepWaits(false);
        }
        return null;
    }

    private static Stage stage(StepCall call, DeploymentScope deployment) {
        Optional<Analysis> analysis = call.has("analysis")
                ? Optional.of(deployment.release().host().scenario().analysis(call.string("analysis")))
                : Optional.empty();
        Response onBreach = switch (call.string("onBreach")) {
            case "ask" -> Response.ASK;
            case "note" -> Response.NOTE;
            default -> Response.ROLL_BACK;
        };
        return new Stage(
                deployment.nextStage(),
                (int) call.integer("percent"),
                call.duration("bake"),
                analysis,
                onBreach,
                call.duration("decideWithin"));
    }

    /** Held traffic is a person's to decide about: no stage comes to its end there. */
    private static boolean over(StepCall call, Rollout rollout, Stage stage) {
        if (rollout.phase() == Phase.HELD) {
            throw call.failure(rollout.title() + " is held at " + rollout.greenPercent()
                    + " % green: a person promotes it or rolls it back");
        }
        return rollout.isPast(stage.id());
    }
}
