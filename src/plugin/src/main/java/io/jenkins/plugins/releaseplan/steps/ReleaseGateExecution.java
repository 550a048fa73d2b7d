package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.console.HyperlinkNote;
import hudson.model.Job;
import hudson.model.Result;
import io.jenkins.plugins.releaseplan.config.EnvironmentRules;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.GateParameters;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;

/** Waits until all that the gate names holds. */
final class ReleaseGateExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(ReleaseGateExecution.class.getName());

    private final ReleaseGateStep step;
    private ReleaseContext around;
    private String deployedTo;
    private String gate;

    ReleaseGateExecution(ReleaseGateStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        around = release("releaseGate");
        DeploymentContext deployment = getContext().get(DeploymentContext.class);
        deployedTo = deployment == null ? "" : deployment.target();
        GatePlan plan = plan();
        gate = around.unique(plan.name());
        FlowNode node = getContext().get(FlowNode.class);
        if (node != null) {
            node.addAction(new PauseAction("Gate " + plan.name()));
        }
    }

    private GatePlan plan() throws IOException, InterruptedException {
        Parameters parameters = Parameters.of("releaseGate");
        parameters.name("name", step.getName(), Parameters.LONGEST_NAME);
        parameters.choice("onTimeout", step.getOnTimeout(), Parameters.ON_TIMEOUT);
        Duration timeout = step.getTimeout() == null ? null : parameters.duration("timeout", step.getTimeout());
        Job<?, ?> job = run().getParent();
        if (step.getAnalysis() != null && step.getTarget() == null && deployedTo.isEmpty()) {
            throw parameters.wrong("say which 'target' the analysis measures, or put the gate inside blueGreenDeploy");
        }
        return parameters.named(
                () -> plan(ReleasePlanConfiguration.get().environment(around.environment(), job), timeout));
    }

    private GatePlan plan(EnvironmentRules environment, Duration timeout) {
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        GateParameters parameters = GateParameters.named(step.getName());
        parameters.onTimeout(step.getOnTimeout()).fourEyes(step.isFourEyes());
        if (step.getPhase() != null) {
            parameters.phase(texts(step.getPhase()));
        }
        if (step.getSignOff() != null) {
            parameters.signOff(texts(step.getSignOff()));
        }
        boolean ruled =
                !environment.window().isEmpty() || !environment.freezes().isEmpty();
        if (step.getWindow() != null || ruled) {
            parameters.calendar(configuration.calendar(environment, step.getWindow() == null ? "" : step.getWindow()));
        }
        if (step.getFacts() != null) {
            parameters.facts(step.getFacts());
        }
        if (step.getHealthy() != null) {
            step.getHealthy().forEach(environment::target);
            parameters.healthy(step.getHealthy());
        }
        if (step.getAnalysis() != null) {
            String measured = step.getTarget() == null
                    ? deployedTo
                    : environment.target(step.getTarget()).name();
            parameters.analysis(configuration.analysis(step.getAnalysis()), measured);
        }
        if (timeout != null) {
            parameters.timeout(timeout);
        }
        return parameters.plan();
    }

    /** Groovy's texts with values in them are texts. */
    private static Object texts(Object value) {
        if (!(value instanceof List<?> values)) {
            return value;
        }
        List<Object> texts = new ArrayList<>();
        values.forEach(one -> texts.add(one instanceof CharSequence ? one.toString() : one));
        return texts;
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        try {
            GatePlan plan = plan();
            if (!again && needsPeople(plan)) {
                // Views that show each step's own log lead from here to where people act.
                ReleaseConsole.writeLast(
                        getContext(),
                        HyperlinkNote.encodeTo("/" + run().getUrl() + "release/", "Sign and tick on the release page"));
            }
            host.tell(around.release(), new ReleaseEvent.GateReached(gate, plan));
        } catch (AbortException e) {
            if (!again) {
                fail(e);
                return;
            }
            // The configuration has changed since; a gate that was reached waits for what it named then.
            log(e.getMessage());
        } catch (IOException e) {
            fail(e);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        await(
                host,
                around.release(),
                state -> state.gate(gate)
                        .filter(one -> one.state() != Gate.State.WAITING)
                        .orElse(null),
                this::decided);
    }

    private static boolean needsPeople(GatePlan plan) {
        return !plan.signOffs().isEmpty()
                || plan.conditions().stream().anyMatch(Condition.ChecklistComplete.class::isInstance);
    }

    private void decided(Gate decided) {
        if (decided.state() == Gate.State.OPEN) {
            succeed(signers(decided));
            return;
        }
        String text = "gate '" + decided.plan().name() + "': " + decided.reason();
        if (decided.state() == Gate.State.TIMED_OUT && decided.plan().onTimeout() == GatePlan.OnTimeout.FAIL) {
            fail(new AbortException(text));
        } else {
            fail(new FlowInterruptedException(
                    Result.ABORTED,
                    true,
                    new GateRefused(around.release(), decided.plan().name(), decided.reason())));
        }
    }

    /** Who let the release through, in the order in which they signed. */
    private static ArrayList<String> signers(Gate gate) {
        return new ArrayList<>(gate.signOffs().stream()
                .filter(signOff -> !signOff.voided())
                .map(SignOff::person)
                .toList());
    }

    @Override
    public void stop(Throwable interruption) {
        Throwable cause = Interruption.named(interruption, getContext());
        if (!Interruption.isAbort(cause)) {
            fail(cause);
            return;
        }
        GateEvent aborted = new GateEvent.Aborted(Interruption.by(cause), Interruption.words(cause));
        stopWaiting();
        StepThreads.withHost(
                false,
                host -> {
                    host.tell(around.release(), new ReleaseEvent.OfGate(gate, aborted));
                    fail(cause);
                },
                unreachable -> fail(cause));
    }

    @Override
    void closing() {
        try {
            FlowNode node = getContext().get(FlowNode.class);
            if (node != null) {
                PauseAction.endCurrentPause(node);
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "the build's graph does not show that a gate ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String getStatus() {
        return "gate " + step.getName();
    }
}
