package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.GateParameters;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.support.steps.input.InputSubmittedAction;

/**
 * Records a plain {@code input} inside a release as the sign-off of whoever submitted it. It hears of it on the build's own thread,
 * before the block goes on: a release does not end before what was submitted in it is recorded. What a killed Jenkins had no
 * time to record is recorded when the build is resumed.
 */
@Extension
public final class InputSignOffs implements GraphListener.Synchronous {

    private static final Logger LOGGER = Logger.getLogger(InputSignOffs.class.getName());

    /** The role in which somebody submits an input; the input itself has checked that they may. */
    private static final String ROLE = "input";

    private final Map<String, CompletableFuture<Void>> pending = new ConcurrentHashMap<>();

    /** Does something once all is recorded that was submitted inside a release. */
    static void afterThoseOf(String release, Runnable then) {
        ExtensionList.lookupSingleton(InputSignOffs.class)
                .pending
                .getOrDefault(release, CompletableFuture.completedFuture(null))
                .whenComplete((recorded, failure) -> then.run());
    }

    /** Looks at builds that are resumed. */
    @Extension
    public static final class Resumed extends FlowExecutionListener {
        @Override
        public void onResumed(@NonNull FlowExecution execution) {
            InputSignOffs all = ExtensionList.lookupSingleton(InputSignOffs.class);
            new DepthFirstScanner().allNodes(execution).forEach(all::look);
        }
    }

    @Override
    public void onNewHead(FlowNode node) {
        node.getParents().forEach(this::look);
    }

    private void look(FlowNode node) {
        InputSubmittedAction submitted = node.getAction(InputSubmittedAction.class);
        if (submitted != null) {
            release(node, submitted);
        }
    }

    private void release(FlowNode input, InputSubmittedAction submitted) {
        for (BlockStartNode block : input.iterateEnclosingBlocks()) {
            ReleaseNodeAction release = block.getAction(ReleaseNodeAction.class);
            if (release != null) {
                String person = submitted.getApprover() == null ? "anonymous" : submitted.getApprover();
                record(release.release(), input, person);
                return;
            }
        }
    }

    private void record(String release, FlowNode input, String person) {
        Map<String, Object> arguments = ArgumentsAction.getArguments(input);
        Object message = arguments.get("message");
        String name = "input"
                + (message == null || message.toString().isBlank()
                        ? ""
                        : " '" + MaskedText.of(message.toString()) + "'");
        String gate = "input-" + input.getId();
        GatePlan plan = GateParameters.named(name).signOff(List.of(ROLE)).plan();
        CompletableFuture<Void> recorded = new CompletableFuture<>();
        pending.merge(release, recorded, CompletableFuture::allOf);
        recorded.whenComplete((done, failure) -> {
            if (failure != null) {
                LOGGER.log(Level.WARNING, failure, () -> release + ": an input is not recorded");
            }
            pending.computeIfPresent(release, (id, all) -> all.isDone() ? null : all);
        });
        StepThreads.withHost(
                true,
                host -> record(host, release, gate, plan, person).whenComplete((state, failure) -> {
                    if (failure == null) {
                        recorded.complete(null);
                    } else {
                        recorded.completeExceptionally(failure);
                    }
                }),
                recorded::completeExceptionally);
    }

    private static CompletableFuture<Release> record(
            ReleaseHost host, String release, String gate, GatePlan plan, String person) {
        Optional<Release> now = host.release(release);
        boolean recorded = now.flatMap(state -> state.gate(gate))
                .filter(known -> known.state() != Gate.State.WAITING)
                .isPresent();
        if (recorded
                || now.filter(state -> state.body() == Release.Body.RUNNING).isEmpty()) {
            return CompletableFuture.completedFuture(now.orElse(null));
        }
        return host.tell(release, new ReleaseEvent.GateReached(gate, plan))
                .thenCompose(state -> state.gate(gate)
                        .map(reached -> host.tell(
                                release,
                                new ReleaseEvent.OfGate(
                                        gate,
                                        new GateEvent.Signed(
                                                person,
                                                Set.of(ROLE),
                                                ROLE,
                                                SignOff.Decision.APPROVE,
                                                "",
                                                reached.version()))))
                        .orElseGet(() -> CompletableFuture.completedFuture(state)));
    }
}
