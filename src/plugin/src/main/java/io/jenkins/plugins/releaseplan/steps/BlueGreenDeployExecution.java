package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.model.Job;
import io.jenkins.plugins.releaseplan.config.EnvironmentRules;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Brings the release's version to one target: green, the steps inside, all traffic; or back to blue. */
final class BlueGreenDeployExecution extends BlockExecution {

    private static final long serialVersionUID = 1L;

    private final BlueGreenDeployStep step;
    private ReleaseContext around;
    private DeploymentContext deployment;

    BlueGreenDeployExecution(BlueGreenDeployStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        ReleaseContext release = release("blueGreenDeploy");
        Parameters parameters = Parameters.of("blueGreenDeploy");
        String target = parameters.required("target", step.getTarget());
        parameters.choice("onBusy", step.getOnBusy(), Parameters.ON_BUSY);
        parameters.choice("onAbort", step.getOnAbort(), Parameters.ON_ABORT);
        around = release;
        // What is wrong is said before an id is spent on it.
        String route = plan("").route();
        DeploymentContext outer = getContext().get(DeploymentContext.class);
        if (outer != null && outer.holds(route)) {
            // It would wait for ever.
            throw parameters.wrong("a block around this one holds route '" + route + "' of target '" + target
                    + "'; put one after the other");
        }
        deployment = new DeploymentContext(
                release.release(), release.release() + "/" + release.unique(target), target, route, outer);
    }

    private RolloutPlan plan(String id) throws IOException, InterruptedException {
        Parameters parameters = Parameters.of("blueGreenDeploy");
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        Job<?, ?> job = run().getParent();
        EnvironmentRules environment = parameters.named(() -> configuration.environment(around.environment(), job));
        EnvironmentRules.Target target = parameters.named(() -> environment.target(step.getTarget()));
        Duration keepBlue =
                step.getKeepBlue() == null ? target.keepBlue() : parameters.duration("keepBlue", step.getKeepBlue());
        Duration readyTimeout = parameters.duration("readyTimeout", step.getReadyTimeout());
        return parameters.named(() -> new RolloutPlan(
                id,
                target.name(),
                target.route(),
                around.version(),
                step.getPolicy() == null ? environment.policy() : configuration.policy(step.getPolicy()),
                keepBlue,
                readyTimeout,
                step.getOnBusy().equals("wait")));
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        try {
            if (failure() != null) {
                back(host);
            } else if (isBodyOver()) {
                cutOver(host);
            } else if (again && bodyStarted()) {
                watch(host);
            } else {
                tellReached(host, again);
                awaitOr(host, rollout -> rollout.phase() == Phase.READY, this::body);
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellReached(ReleaseHost host, boolean again) throws IOException, InterruptedException {
        RolloutPlan plan;
        try {
            plan = plan(deployment.rollout());
        } catch (AbortException e) {
            if (again) {
                // The configuration has changed since; a rollout that has begun goes on as it was.
                log(e.getMessage());
                return;
            }
            throw e;
        }
        host.tell(deployment.release(), new ReleaseEvent.DeploymentReached(plan));
    }

    /** Runs the block; when the rollout goes back meanwhile, what the block waits for is interrupted. */
    private void body(ReleaseHost host) {
        if (failure() != null) {
            return;
        }
        startBody(deployment);
        watch(host);
    }

    /** Nothing is watched once the block is over: that would take the place of the wait for what comes after it. */
    private void watch(ReleaseHost host) {
        awaitIf(
                () -> !isBodyOver(),
                host,
                deployment.release(),
                state -> rollout(state, one -> one.cause() != null),
                this::wentBack,
                this::fail);
    }

    /** A stage that waits fails by itself, and so does a step that has asked for the way back. */
    private void wentBack(Rollout rollout) {
        if (!deployment.stepWaits()) {
            cancelBody(Interruption.of(rollout));
        }
    }

    @Override
    void afterBody() {
        withHost(host -> go(host, false));
    }

    private void cutOver(ReleaseHost host) {
        host.tellRollout(deployment.release(), deployment.rollout(), new RolloutEvent.BodyEnded());
        awaitOr(host, Traffic::servesAll, served -> succeed(null));
    }

    /** Waits for the rollout to come to a point; goes back when it goes back or ends otherwise. */
    private void awaitOr(ReleaseHost host, Predicate<Rollout> there, Consumer<ReleaseHost> then) {
        await(host, deployment.release(), reaching(deployment.rollout(), there), found -> then.accept(host), why -> {
            fails(why instanceof Back ? why.getCause() : why);
            back(host);
        });
    }

    /** Gives the rollout once it is there; fails when it goes back. */
    static Function<Release, Rollout> reaching(String id, Predicate<Rollout> there) {
        return state -> {
            Rollout rollout = state.rollout(id)
                    .orElseThrow(() ->
                            new IllegalStateException("there is no rollout '" + id + "'; the release ended before it"));
            if (rollout.cause() != null) {
                throw new Back(rollout);
            }
            return there.test(rollout) ? rollout : null;
        };
    }

    private Rollout rollout(Release state, Predicate<Rollout> there) {
        return state.rollout(deployment.rollout()).filter(there).orElse(null);
    }

    /** Tells why, and waits until the traffic is where it shall stay. */
    private void back(ReleaseHost host) {
        host.tellRollout(deployment.release(), deployment.rollout(), ending(failure()));
        await(host, deployment.release(), this::settled, state -> {
            state.rollout(deployment.rollout()).ifPresent(rollout -> log(Traffic.words(rollout)));
            fail(failure());
        });
    }

    /** A rollout that never began has no traffic to move. */
    private Release settled(Release state) {
        return state.rollout(deployment.rollout()).map(Traffic::settled).orElse(true) ? state : null;
    }

    private RolloutEvent ending(Throwable why) {
        return Interruption.isAbort(why)
                ? new RolloutEvent.Aborted(
                        Interruption.by(why),
                        Interruption.words(why),
                        step.getOnAbort().equals("hold"))
                : new RolloutEvent.BodyFailed(Interruption.words(why));
    }

    /** What the block waits for is interrupted by itself; this is for the time before and after it. */
    @Override
    public void stop(Throwable cause) {
        if (cancelBody(cause)) {
            return;
        }
        if (fails(cause)) {
            stopWaiting();
            withHost(this::back);
        } else {
            log(deployment.target() + ": the step ends when the traffic is where it shall stay");
        }
    }

    @Override
    public String getStatus() {
        return deployment == null ? "begins" : deployment.rollout();
    }
}
