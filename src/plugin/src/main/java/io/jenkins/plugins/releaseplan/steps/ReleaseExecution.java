package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Begins a release, runs the steps inside it, and ends when its traffic is where it shall stay. */
final class ReleaseExecution extends BlockExecution {

    private static final long serialVersionUID = 1L;

    private final ReleaseStep step;
    private String release;

    ReleaseExecution(ReleaseStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        Parameters parameters = Parameters.of("release");
        parameters.name("service", step.getService(), Parameters.LONGEST_NAME);
        parameters.required("environment", step.getEnvironment());
        parameters.name("version", step.getVersion(), Parameters.LONGEST_VERSION);
        parameters.choice("onAbort", step.getOnAbort(), Parameters.ON_ABORT);
        if (getContext().get(ReleaseContext.class) != null) {
            throw parameters.wrong("a release cannot be inside another release; let the first one end");
        }
        Run<?, ?> run = run();
        parameters.named(() -> ReleasePlanConfiguration.get().environment(step.getEnvironment(), run.getParent()));
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        try {
            if (id() == null || !bodyStarted()) {
                begin(host, run());
                return;
            }
            open();
            if (isBodyOver()) {
                end(host);
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(ReleaseHost host, Run<?, ?> run) {
        host.work(() -> new Beginning(
                        host,
                        run,
                        ReleasePlan.Kind.DEPLOYMENT,
                        step.getService(),
                        step.getEnvironment(),
                        step.getVersion(),
                        (id, failure) -> {
                            if (failure == null) {
                                begun(host, id);
                            } else {
                                fail(failure);
                            }
                        })
                .begin());
    }

    private void begun(ReleaseHost host, String id) {
        synchronized (this) {
            release = id;
        }
        try {
            mark(id);
            open();
        } catch (IOException e) {
            fail(e);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (failure() != null) {
            end(host);
        } else {
            startBody(new ReleaseContext(id, step.getService(), step.getEnvironment(), step.getVersion()));
        }
    }

    private void mark(String id) throws IOException, InterruptedException {
        FlowNode node = getContext().get(FlowNode.class);
        if (node != null && node.getAction(ReleaseNodeAction.class) == null) {
            node.addAction(new ReleaseNodeAction(id));
        }
    }

    private void open() throws IOException, InterruptedException {
        Owned.claim(id());
        TaskListener listener = getContext().get(TaskListener.class);
        if (listener != null) {
            ReleaseConsole.open(id(), listener, run().getUrl() + "release/");
        }
    }

    private synchronized String id() {
        return release;
    }

    @Override
    void afterBody() {
        withHost(host -> InputSignOffs.afterThoseOf(id(), () -> end(host)));
    }

    private void end(ReleaseHost host) {
        host.tell(id(), ending());
        await(host, id(), state -> state.outcome() == Outcome.RUNNING ? null : state, this::ended);
    }

    private ReleaseEvent ending() {
        Throwable why = failure();
        if (why == null) {
            return new ReleaseEvent.BodyEnded();
        }
        return Interruption.isAbort(why)
                ? new ReleaseEvent.Aborted(
                        Interruption.by(why),
                        Interruption.words(why),
                        step.getOnAbort().equals("hold"))
                : new ReleaseEvent.BodyFailed(Interruption.words(why));
    }

    private void ended(Release state) {
        Throwable why = failure();
        if (why != null && Interruption.isAbort(why)) {
            state.rollouts().values().stream()
                    .filter(Traffic::servesAll)
                    .forEach(rollout -> log(Traffic.words(rollout)));
        }
        if (why != null) {
            fail(why);
        } else if (state.outcome() == Outcome.RELEASED) {
            succeed(id());
        } else {
            fail(notReleased(state));
        }
    }

    @Override
    void closing() {
        if (id() != null) {
            ReleaseConsole.close(id());
            Owned.leave(id());
        }
    }

    private static Throwable notReleased(Release state) {
        String text = "release " + state.plan().id() + " was not released: " + state.reason();
        return state.rollouts().values().stream()
                .filter(rollout -> rollout.cause() != null)
                .findFirst()
                .<Throwable>map(rollout -> wentBack(rollout, text))
                .orElseGet(() -> new AbortException(text));
    }

    private static FlowInterruptedException wentBack(Rollout rollout, String text) {
        return new FlowInterruptedException(
                Result.FAILURE, false, new WentBack(rollout.plan().id(), text));
    }

    /** The steps inside are interrupted by themselves; this is for the time before and after them. */
    @Override
    public void stop(Throwable cause) {
        if (cancelBody(cause)) {
            return;
        }
        if (!fails(cause)) {
            log("release " + id() + ": the step ends when the traffic is where it shall stay");
        }
    }

    @Override
    public String getStatus() {
        String id = id();
        return id == null ? "waits for the ledger" : "release " + id;
    }
}
