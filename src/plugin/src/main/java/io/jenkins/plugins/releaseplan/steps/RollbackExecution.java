package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.model.Job;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseplan.config.EnvironmentRules;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.RunsElsewhereException;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.DatabaseWork;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Returns a target to a known version, traffic first, then version, then, only if asked, the database. A blue that is still kept
 * gets its traffic back at once; else the version is brought like any other.
 */
final class RollbackExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    private static final String WAITS = "rollback";

    private final RollbackStep step;
    private String environment;
    private String service;
    private String version;
    private String release;
    private boolean trafficIsBack;

    /** The deployment to the same target in whose block the step is, whose own way back would interrupt it; null if in none. */
    private DeploymentContext deployment;

    RollbackExecution(RollbackStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    /** A rollout of the target that still holds its route. */
    private record Active(String release, Rollout rollout) {}

    @Override
    void prepare() throws IOException, InterruptedException {
        Parameters parameters = Parameters.of("rollback");
        String target = parameters.required("target", step.getTarget());
        if ((step.getDatabase() == null) != (step.getSnapshot() == null)) {
            throw parameters.wrong("'database' and 'snapshot' go together");
        }
        if (step.getReason() == null) {
            throw parameters.wrong("parameter 'reason' is missing");
        }
        if (step.getReason().isBlank()) {
            throw parameters.wrong("say the reason");
        }
        parameters.time("readyTimeout", step.getReadyTimeout());
        ReleaseContext around = getContext().get(ReleaseContext.class);
        service = around == null ? target : around.service();
        environment = environment("rollback", step.getEnvironment());
        Job<?, ?> job = run().getParent();
        EnvironmentRules rules =
                parameters.named(() -> ReleasePlanConfiguration.get().environment(environment, job));
        parameters.named(() -> rules.target(target));
        if (step.getDatabase() != null) {
            // Before the traffic goes back: afterwards it would be too late to say so.
            parameters.named(() -> {
                rules.checkDatabase(step.getDatabase());
                return rules;
            });
        }
        DeploymentContext block = getContext().get(DeploymentContext.class);
        if (block != null && around != null && around.environment().equals(environment)) {
            deployment = block.to(target);
        }
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        host.work(() -> {
            try {
                if (id() == null) {
                    decide(host, again);
                } else {
                    open();
                    goOn(host, again);
                }
            } catch (IOException | RuntimeException e) {
                failed(host, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized String id() {
        return release;
    }

    /** What was decided before a crash stays decided: the rollback itself changes what the previous version is. */
    private void decide(ReleaseHost host, boolean again) throws IOException, InterruptedException {
        Optional<String> begun = again ? begun(host) : Optional.empty();
        String wanted = begun.isPresent() ? begun.get() : wanted(host);
        synchronized (this) {
            version = wanted;
        }
        new Beginning(host, run(), ReleasePlan.Kind.ROLLBACK, service, environment, wanted, (id, failure) -> {
                    if (failure == null) {
                        begun(host, id, again);
                    } else {
                        fail(failure);
                    }
                })
                .begin();
    }

    private Optional<String> begun(ReleaseHost host) throws IOException, InterruptedException {
        String build = run().getExternalizableId();
        return ReleaseRunAction.of(run()).stream()
                .filter(id -> !Owned.has(id))
                .flatMap(id -> host.ledger().load(id).stream())
                .filter(saved -> Beginning.build(saved).equals(build))
                .map(SavedRelease::release)
                .filter(one -> one.plan().kind() == ReleasePlan.Kind.ROLLBACK
                        && one.body() == Release.Body.RUNNING
                        && one.plan().service().equals(service)
                        && one.plan().environment().equals(environment))
                .map(one -> one.plan().version())
                .findFirst();
    }

    private String wanted(ReleaseHost host) throws AbortException {
        Parameters parameters = Parameters.of("rollback");
        Optional<Active> active = active(host);
        if (deployment != null && active.isEmpty()) {
            // The route is the block's, and stays so until the block is over.
            throw parameters.wrong("the block around it deploys to " + step.getTarget()
                    + ", which has no traffic on the new version yet; to give that up let the block fail, for example"
                    + " with error '" + step.getReason() + "'");
        }
        KnownVersions known = KnownVersions.of(host.ledger(), environment, step.getTarget());
        String to = step.getTo();
        if (to.equals("previous")) {
            return active.map(one -> one.rollout().blueVersion())
                    .or(known::previous)
                    .orElseThrow(() -> parameters.wrong(
                            step.getTarget() + " in " + environment + " has no earlier version that was well"));
        }
        boolean blue =
                active.filter(one -> one.rollout().blueVersion().equals(to)).isPresent();
        if (!blue && !known.past().contains(to)) {
            throw parameters.wrong(step.getTarget() + " never served '" + to + "' in " + environment
                    + "; it can go back to: " + (known.past().isEmpty() ? "nothing" : String.join(", ", known.past())));
        }
        return to;
    }

    private Optional<Active> active(ReleaseHost host) throws AbortException {
        Active found = null;
        for (SavedRelease saved : host.ledger().underWay()) {
            Release one = saved.release();
            Rollout rollout = one.rolloutOf(step.getTarget()).orElse(null);
            if (one.plan().environment().equals(environment)
                    && rollout != null
                    && !rollout.phase().ended()
                    && rollout.shifted()
                    && !one.plan().id().equals(id())) {
                if (host.isElsewhere(saved.origin())) {
                    throw Parameters.of("rollback")
                            .wrong(RunsElsewhereException.message(one.plan().id()));
                }
                found = new Active(one.plan().id(), rollout);
            }
        }
        return Optional.ofNullable(found);
    }

    private void begun(ReleaseHost host, String id, boolean again) {
        synchronized (this) {
            release = id;
        }
        host.work(() -> {
            try {
                open();
                log("back to " + version + ": " + step.getReason());
                goOn(host, again);
            } catch (IOException | RuntimeException e) {
                failed(host, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void open() throws IOException, InterruptedException {
        Owned.claim(id());
        TaskListener listener = getContext().get(TaskListener.class);
        if (listener != null) {
            ReleaseConsole.open(id(), listener, run().getUrl() + "release/");
        }
    }

    private void goOn(ReleaseHost host, boolean again) throws IOException, InterruptedException {
        if (deployment != null) {
            deployment.waits(WAITS);
        }
        if (trafficIsBack) {
            database(host);
            return;
        }
        Optional<Active> active = active(host);
        boolean bringing = host.release(id())
                .flatMap(state -> state.rolloutOf(step.getTarget()))
                .isPresent();
        if (active.isPresent() && active.get().rollout().blueVersion().equals(version)) {
            back(host, active.get());
        } else if (active.isPresent() && !bringing) {
            clear(host, active.get());
        } else if (again
                && !bringing
                && KnownVersions.of(host.ledger(), environment, step.getTarget())
                        .current()
                        .equals(version)) {
            // Blue had got its traffic back before Jenkins went down.
            database(host);
        } else {
            bring(host);
        }
    }

    private String by() throws IOException, InterruptedException {
        return Initiators.of(run()).startedBy();
    }

    private String reason() {
        return MaskedText.of(step.getReason());
    }

    /** Blue is still there: it gets all traffic back. */
    private void back(ReleaseHost host, Active active) throws IOException, InterruptedException {
        String rollout = active.rollout().plan().id();
        host.tellRollout(active.release(), rollout, new RolloutEvent.RollBackRequested(by(), reason()));
        awaitOr(
                host,
                active.release(),
                state -> state.rollout(rollout)
                        .filter(one ->
                                one.trafficBackAt() != null && one.phase().ended())
                        .orElse(null),
                ended -> database(host));
    }

    /** Another version than blue is wanted: the route has to be free for it. */
    private void clear(ReleaseHost host, Active active) throws IOException, InterruptedException {
        String rollout = active.rollout().plan().id();
        boolean serves = active.rollout().phase() == Phase.KEEPING_BLUE;
        host.tellRollout(
                active.release(),
                rollout,
                serves ? new RolloutEvent.RetireRequested(by()) : new RolloutEvent.RollBackRequested(by(), reason()));
        awaitOr(
                host,
                active.release(),
                state -> state.rollout(rollout)
                        .filter(one -> one.phase().ended())
                        .orElse(null),
                ended -> host.work(() -> bringOrFail(host)));
    }

    private void bringOrFail(ReleaseHost host) {
        try {
            bring(host);
        } catch (IOException | RuntimeException e) {
            failed(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bring(ReleaseHost host) throws IOException, InterruptedException {
        String rollout = id() + "/" + step.getTarget();
        Parameters parameters = Parameters.of("rollback");
        Job<?, ?> job = run().getParent();
        EnvironmentRules.Target target = parameters.named(() ->
                ReleasePlanConfiguration.get().environment(environment, job).target(step.getTarget()));
        Duration ready = parameters.time("readyTimeout", step.getReadyTimeout());
        RolloutPlan plan = parameters.named(() -> new RolloutPlan(
                rollout, target.name(), target.route(), version, RollbackPolicy.NONE, Duration.ZERO, ready, true));
        host.tell(id(), new ReleaseEvent.DeploymentReached(plan));
        host.tellRollout(id(), rollout, new RolloutEvent.BodyEnded());
        awaitOr(host, id(), BlueGreenDeployExecution.reaching(rollout, Traffic::servesAll), served -> database(host));
    }

    private void database(ReleaseHost host) {
        synchronized (this) {
            trafficIsBack = true;
        }
        if (step.getDatabase() == null) {
            end(host);
            return;
        }
        host.tell(id(), new ReleaseEvent.RestoreReached("restore", step.getDatabase(), step.getSnapshot()));
        awaitOr(
                host,
                id(),
                state -> state.database("restore").filter(DatabaseWork::ended).orElse(null),
                ended -> DatabaseSnapshotExecution.failure(ended)
                        .ifPresentOrElse(why -> failed(host, why), () -> end(host)));
    }

    private void end(ReleaseHost host) {
        host.tell(id(), new ReleaseEvent.BodyEnded()).whenComplete((told, failure) -> {
            if (failure != null) {
                fail(failure);
            } else if (deployment == null) {
                succeed(version);
            } else {
                endBlock(host);
            }
        });
    }

    /** The block has nothing to go on with. */
    private void endBlock(ReleaseHost host) {
        await(
                host,
                deployment.release(),
                state -> state.rollout(deployment.rollout())
                        .filter(rollout -> rollout.cause() != null)
                        .orElse(null),
                rollout -> fail(Interruption.of(rollout)));
    }

    private <T> void awaitOr(ReleaseHost host, String of, Function<Release, T> answer, Consumer<T> then) {
        await(host, of, answer, then, why -> failed(host, why));
    }

    /** Half a rollback is worse than a whole one: nothing that fails now brings back the version that was to go. */
    private void failed(ReleaseHost host, Throwable thrown) {
        Throwable why = thrown instanceof Back ? thrown.getCause() : thrown;
        if (id() == null) {
            fail(why);
            return;
        }
        String words = Interruption.words(why);
        boolean holds = trafficIsBack || Interruption.isAbort(why);
        host.tell(
                        id(),
                        holds
                                ? new ReleaseEvent.Aborted(Interruption.by(why), words, true)
                                : new ReleaseEvent.BodyFailed(words))
                .whenComplete((told, failure) -> fail(why));
    }

    @Override
    public void stop(Throwable interruption) {
        Throwable cause = Interruption.named(interruption, getContext());
        stopWaiting();
        StepThreads.withHost(false, host -> failed(host, cause), unreachable -> fail(cause));
    }

    @Override
    void closing() {
        if (deployment != null) {
            deployment.goesOn(WAITS);
        }
        if (id() != null) {
            ReleaseConsole.close(id());
            Owned.leave(id());
        }
    }

    @Override
    public String getStatus() {
        return "back to " + (version == null ? step.getTo() : version);
    }
}
