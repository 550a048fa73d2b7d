package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.clock.Strand;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Waiting;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FlowInterrupted;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepFailure;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code blueGreenDeploy(target:) { … }}: brings the release's version to one target. */
final class BlueGreenDeployStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "blueGreenDeploy",
                    "Starts green; it is healthy and has no traffic when the block begins, and all of it after the block.")
            .with(
                    Parameter.of("keepBlue", Parameter.Type.DURATION)
                            .says("How long blue is kept after cutover; as the target says by default."),
                    Parameter.of("readyTimeout", Parameter.Type.DURATION)
                            .orElse("30m")
                            .says("How long green may take to become healthy with the version."),
                    Parameter.string("policy").says("The rollback policy; as the environment says by default."),
                    Parameter.choice("onBusy", "wait", "fail")
                            .orElse("wait")
                            .says("What to do when another rollout holds the route."),
                    Parameter.choice("onAbort", "rollback", "hold")
                            .orElse("rollback")
                            .says("What an abort of the build does while the traffic is split."))
            .sole(Parameter.string("target").mandatory().says("The target's name."))
            .body(StepSignature.Body.REQUIRED);

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) throws Exception {
        ReleaseScope scope = ReleaseSteps.scope(call, run);
        RolloutPlan plan = ReleaseSteps.named(call, () -> plan(call, scope));
        DeploymentScope deployment = deployment(call, run, scope, plan);
        scope.tell(new ReleaseEvent.DeploymentReached(plan));
        try {
            await(call, run, deployment, "green of " + plan.target(), rollout -> rollout.phase() == Phase.READY);
            body(call, run, deployment);
            deployment.tell(new RolloutEvent.BodyEnded());
            await(call, run, deployment, "the cutover of " + plan.target(), BlueGreenDeployStep::servesAll);
        } catch (FlowInterrupted interrupted) {
            deployment.tell(
                    scope.isRefusal(interrupted)
                            ? new RolloutEvent.BodyFailed(interrupted.getMessage())
                            : new RolloutEvent.Aborted(
                                    "",
                                    interrupted.getMessage(),
                                    call.string("onAbort").equals("hold")));
            settled(run, deployment);
            throw interrupted;
        } catch (Exception | Error failure) {
            deployment.tell(new RolloutEvent.BodyFailed(PipelineRun.wordsFor(failure)));
            settled(run, deployment);
            throw failure;
        }
        return null;
    }

    /** A deployment that waited for one around it would wait for ever. */
    private static DeploymentScope deployment(StepCall call, PipelineRun run, ReleaseScope scope, RolloutPlan plan) {
        Optional<DeploymentScope> around = run.find(DeploymentScope.class);
        if (around.filter(outer -> outer.holds(plan.route())).isPresent()) {
            throw call.failure("blueGreenDeploy: a block around this one holds route '" + plan.route() + "' of target '"
                    + plan.target() + "'; put one after the other");
        }
        return new DeploymentScope(scope, plan.id(), plan.target(), plan.route(), around.orElse(null));
    }

    private static RolloutPlan plan(StepCall call, ReleaseScope scope) {
        Environment environment = scope.environment();
        Environment.Target target = environment.target(call.string("target"));
        RollbackPolicy policy =
                call.has("policy") ? scope.host().scenario().policy(call.string("policy")) : environment.policy();
        Duration keepBlue = call.has("keepBlue") ? call.duration("keepBlue") : target.keepBlue();
        return new RolloutPlan(
                scope.id() + "/" + scope.unique(target.name()),
                target.name(),
                target.route(),
                scope.release().plan().version(),
                policy,
                keepBlue,
                call.duration("readyTimeout"),
                call.string("onBusy").equals("wait"));
    }

    static boolean servesAll(Rollout rollout) {
        return rollout.phase() == Phase.KEEPING_BLUE
                || rollout.phase() == Phase.RETIRING
                || rollout.phase() == Phase.COMPLETED;
    }

    /** Runs the block; when the rollout goes back meanwhile, what the block waits for is interrupted. */
    private static void body(StepCall call, PipelineRun run, DeploymentScope deployment) throws Exception {
        Strand strand = run.clock().current();
        Waiting<Rollout> back = deployment
                .release()
                .host()
                .expect(
                        deployment.release().id(),
                        "a rollback",
                        release -> release.rollout(deployment.rolloutId())
                                .filter(rollout -> rollout.cause() != null)
                                .orElse(null));
        StepFailure[] interruption = new StepFailure[1];
        boolean[] over = new boolean[1];
        back.onDone(() -> {
            if (!over[0] && !deployment.stepWaits()) {
                interruption[0] = failure(call, deployment.rollout());
                strand.interrupt(interruption[0]);
            }
        });
        try {
            run.with(DeploymentScope.class, deployment, call::runBody);
        } finally {
            over[0] = true;
            if (interruption[0] != null) {
                strand.withdraw(interruption[0]);
            }
        }
    }

    /** Waits for the rollout to come to a point; fails when it goes back or ends otherwise. */
    static Rollout await(
            StepCall call, PipelineRun run, DeploymentScope deployment, String what, Predicate<Rollout> there) {
        return run.await(deployment.release().host().expect(deployment.release().id(), what, release -> {
            Rollout rollout = release.rollout(deployment.rolloutId()).orElseThrow();
            if (rollout.cause() != null) {
                throw failure(call, rollout);
            }
            return there.test(rollout) ? rollout : null;
        }));
    }

    static StepFailure failure(StepCall call, Rollout rollout) {
        String how = rollout.shifted() ? " rolled back: " : " failed: ";
        return call.failure(rollout.title() + how + rollout.cause().text());
    }

    /** Waits until the traffic is where it shall stay. */
    private static void settled(PipelineRun run, DeploymentScope deployment) {
        run.await(deployment
                .release()
                .host()
                .expect(
                        deployment.release().id(),
                        "the rollback of " + deployment.target(),
                        release -> release.rollout(deployment.rolloutId())
                                .filter(one -> one.phase().ended() || one.phase() == Phase.HELD || servesAll(one))
                                .orElse(null)));
    }
}
