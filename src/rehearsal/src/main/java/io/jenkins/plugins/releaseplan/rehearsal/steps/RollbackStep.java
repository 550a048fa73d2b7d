package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FlowInterrupted;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code rollback target:, to:, reason:}: returns a target to a known version, traffic first, then version, then, only if asked,
 * the database. A blue that is still kept gets its traffic back at once; else the version is brought like any other.
 */
final class RollbackStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "rollback", "Returns a target to a version that it served before.")
            .with(
                    Parameter.string("target").mandatory().says("The target's name."),
                    Parameter.string("environment").says("The environment's name; inside a release, its own."),
                    Parameter.string("to")
                            .orElse("previous")
                            .says("The version, or 'previous' for the last one that was well."),
                    Parameter.string("reason").mandatory().says("Why, for the record."),
                    Parameter.string("database").says("The database to restore after the traffic is back."),
                    Parameter.string("snapshot").says("The snapshot to restore it from."),
                    Parameter.of("readyTimeout", Parameter.Type.DURATION)
                            .orElse("30m")
                            .says("How long the version may take to become healthy when it has to be started."));

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) throws Exception {
        ReleaseHost host = ReleaseSteps.host(run);
        if (call.has("database") != call.has("snapshot")) {
            throw call.failure("rollback: 'database' and 'snapshot' go together");
        }
        if (call.string("reason").isBlank()) {
            throw call.failure("rollback: say the reason");
        }
        String environment = environment(call, run);
        Environment.Target target = ReleaseSteps.named(
                call, () -> host.scenario().environment(environment).target(call.string("target")));
        checkDatabase(call, host.scenario().environment(environment));
        Optional<Active> active = active(host, environment, target.name());
        DeploymentScope block = block(run, environment, target.name());
        if (block != null && active.isEmpty()) {
            throw call.failure("rollback: the block around it deploys to " + target.name()
                    + ", which has no traffic on the new version yet; to give that up let the block fail, for example"
                    + " with error '" + call.string("reason") + "'");
        }
        String version = version(call, host, environment, active);
        ReleaseScope scope = begin(call, run, host, environment, version);
        run.log("back to " + version + ": " + call.string("reason"));
        boolean trafficIsBack = false;
        waits(block, true);
        try {
            traffic(call, run, scope, target, active, version);
            trafficIsBack = true;
            database(call, run, scope);
        } catch (FlowInterrupted interrupted) {
            // Half a rollback is worse than a whole one: an abort of the build does not turn it around.
            scope.tell(new ReleaseEvent.Aborted("", interrupted.getMessage(), true));
            throw interrupted;
        } catch (Exception | Error failure) {
            String why = PipelineRun.wordsFor(failure);
            // Nor does a database that cannot be restored bring back the version that was to go.
            scope.tell(trafficIsBack ? new ReleaseEvent.Aborted("", why, true) : new ReleaseEvent.BodyFailed(why));
            throw failure;
        } finally {
            waits(block, false);
        }
        scope.tell(new ReleaseEvent.BodyEnded());
        if (block != null) {
            // It has nothing to go on with.
            throw BlueGreenDeployStep.failure(call, block.rollout());
        }
        return version;
    }

    /** The deployment to the same target in whose block the step is, whose own way back would interrupt it; null if in none. */
    private static DeploymentScope block(PipelineRun run, String environment, String target) {
        return run.find(DeploymentScope.class)
                .filter(around -> around.release().environment().name().equals(environment))
                .map(around -> around.to(target))
                .orElse(null);
    }

    private static void waits(DeploymentScope block, boolean begins) {
        if (block != null) {
            block.stepWaits(begins);
        }
    }

    /** Before the traffic goes back: afterwards it would be too late to say so. */
    private static void checkDatabase(StepCall call, Environment environment) {
        if (call.has("database") && !environment.databases().containsKey(call.string("database"))) {
            throw call.failure("rollback: no database '" + call.string("database") + "' in environment '"
                    + environment.name() + "'"
                    + (environment.databases().isEmpty()
                            ? "; it has none"
                            : "; there is: "
                                    + String.join(", ", environment.databases().keySet())));
        }
    }

    /** A rollout of the target that still holds its route. */
    private record Active(Release release, Rollout rollout) {}

    static String environment(StepCall call, PipelineRun run) {
        if (call.has("environment")) {
            return call.string("environment");
        }
        return run.find(ReleaseScope.class)
                .map(scope -> scope.environment().name())
                .orElseThrow(() -> call.failure(call.name() + ": say the 'environment', or call it inside a release"));
    }

    private static Optional<Active> active(ReleaseHost host, String environment, String target) {
        Active found = null;
        for (Release release : host.releases()) {
            if (!release.plan().environment().equals(environment)) {
                continue;
            }
            Rollout rollout = release.rolloutOf(target).orElse(null);
            if (rollout != null && !rollout.phase().ended() && rollout.shifted()) {
                found = new Active(release, rollout);
            }
        }
        return Optional.ofNullable(found);
    }

    private static String version(StepCall call, ReleaseHost host, String environment, Optional<Active> active) {
        String wanted = call.string("to");
        KnownVersions known =
                ReleaseSteps.named(call, () -> KnownVersions.of(host, environment, call.string("target")));
        if (wanted.equals("previous")) {
            return active.map(one -> one.rollout().blueVersion())
                    .or(known::previous)
                    .orElseThrow(() -> call.failure("rollback: " + call.string("target") + " in " + environment
                            + " has no earlier version that was well"));
        }
        boolean blue =
                active.filter(one -> one.rollout().blueVersion().equals(wanted)).isPresent();
        if (!blue && !known.past().contains(wanted)) {
            throw call.failure("rollback: " + call.string("target") + " never served '" + wanted + "' in " + environment
                    + "; it can go back to: " + (known.past().isEmpty() ? "nothing" : String.join(", ", known.past())));
        }
        return wanted;
    }

    private static ReleaseScope begin(
            StepCall call, PipelineRun run, ReleaseHost host, String environment, String version) {
        String service = run.find(ReleaseScope.class)
                .map(around -> around.release().plan().service())
                .orElse(call.string("target"));
        String id = host.newId(service, environment);
        host.begin(new ReleasePlan(
                id,
                ReleasePlan.Kind.ROLLBACK,
                service,
                environment,
                version,
                host.scenario().startedBy(),
                new TreeSet<>(host.scenario().causedBy())));
        return new ReleaseScope(host, id);
    }

    private static void traffic(
            StepCall call,
            PipelineRun run,
            ReleaseScope scope,
            Environment.Target target,
            Optional<Active> active,
            String version) {
        if (active.isPresent() && active.get().rollout().blueVersion().equals(version)) {
            back(call, run, scope, active.get());
        } else {
            active.ifPresent(one -> clear(call, run, scope, one));
            bring(call, run, scope, target, version);
        }
    }

    /** Blue is still there: it gets all traffic back. */
    private static void back(StepCall call, PipelineRun run, ReleaseScope scope, Active active) {
        String release = active.release().plan().id();
        String rollout = active.rollout().plan().id();
        String by = scope.release().plan().startedBy();
        scope.host().tellRollout(release, rollout, new RolloutEvent.RollBackRequested(by, call.string("reason")));
        run.await(scope.host()
                .expect(
                        release,
                        "the rollback of " + rollout,
                        state -> state.rollout(rollout)
                                .filter(one -> one.trafficBackAt() != null
                                        && one.phase().ended())
                                .orElse(null)));
    }

    /** Another version than blue is wanted: the route has to be free for it. */
    private static void clear(StepCall call, PipelineRun run, ReleaseScope scope, Active active) {
        String release = active.release().plan().id();
        String rollout = active.rollout().plan().id();
        String by = scope.release().plan().startedBy();
        boolean serves = active.rollout().phase() == Phase.KEEPING_BLUE;
        scope.host()
                .tellRollout(
                        release,
                        rollout,
                        serves
                                ? new RolloutEvent.RetireRequested(by)
                                : new RolloutEvent.RollBackRequested(by, call.string("reason")));
        run.await(scope.host()
                .expect(
                        release,
                        "the end of " + rollout,
                        state -> state.rollout(rollout)
                                .filter(one -> one.phase().ended())
                                .orElse(null)));
    }

    private static void bring(
            StepCall call, PipelineRun run, ReleaseScope scope, Environment.Target target, String version) {
        RolloutPlan plan = new RolloutPlan(
                scope.id() + "/" + target.name(),
                target.name(),
                target.route(),
                version,
                RollbackPolicy.NONE,
                Duration.ZERO,
                call.duration("readyTimeout"),
                true);
        DeploymentScope deployment = new DeploymentScope(scope, plan.id(), target.name());
        scope.tell(new ReleaseEvent.DeploymentReached(plan));
        deployment.tell(new RolloutEvent.BodyEnded());
        BlueGreenDeployStep.await(
                call, run, deployment, version + " on " + target.name(), BlueGreenDeployStep::servesAll);
    }

    private static void database(StepCall call, PipelineRun run, ReleaseScope scope) {
        if (call.has("database")) {
            scope.tell(new ReleaseEvent.RestoreReached("restore", call.string("database"), call.string("snapshot")));
            DatabaseSnapshotStep.await(call, run, scope, "restore");
        }
    }
}
