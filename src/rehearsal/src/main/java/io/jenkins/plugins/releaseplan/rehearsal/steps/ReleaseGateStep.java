package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.GateParameters;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FlowInterrupted;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.util.List;

/** {@code releaseGate name:}: goes on when all that the gate names holds. */
final class ReleaseGateStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "releaseGate", "Waits until all that the gate names holds at once.")
            .with(
                    Parameter.of("phase", Parameter.Type.ANY)
                            .says("Phases of the checklist that must be complete: a name or a list."),
                    Parameter.of("signOff", Parameter.Type.STRINGS_OR_MAP)
                            .says("Roles that must sign: a list, or a map from role to how many people."),
                    Parameter.string("window").says("The maintenance window in which it may open."),
                    Parameter.of("facts", Parameter.Type.STRINGS)
                            .says("What must be so, such as 'healthy in staging'."),
                    Parameter.of("healthy", Parameter.Type.STRINGS).says("Targets whose green must be healthy."),
                    Parameter.string("analysis").says("The analysis that must pass."),
                    Parameter.string("target").says("The target that the analysis measures."),
                    Parameter.of("timeout", Parameter.Type.DURATION).says("How long it waits at most."),
                    Parameter.choice("onTimeout", "reject", "fail")
                            .orElse("reject")
                            .says("What a time-out means: the release is refused, or the build fails."),
                    Parameter.flag("fourEyes", true)
                            .says("Whether who started the release may not approve it, and nobody signs twice."))
            .sole(Parameter.string("name").mandatory().says("The gate's name."));

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) {
        ReleaseScope scope = ReleaseSteps.scope(call, run);
        GatePlan plan = ReleaseSteps.named(call, () -> plan(call, run, scope));
        String id = scope.unique(plan.name());
        scope.tell(new ReleaseEvent.GateReached(id, plan));
        Gate gate;
        try {
            gate = run.await(scope.host()
                    .expect(
                            scope.id(),
                            release -> GateWaiting.words(scope.host().scenario(), release, id),
                            release -> release.gate(id)
                                    .filter(one -> one.state() != Gate.State.WAITING)
                                    .orElse(null)));
        } catch (FlowInterrupted interrupted) {
            scope.tell(new ReleaseEvent.OfGate(id, new GateEvent.Aborted("", interrupted.getMessage())));
            throw interrupted;
        }
        return opened(call, run, scope, gate);
    }

    private static Object opened(StepCall call, PipelineRun run, ReleaseScope scope, Gate gate) {
        if (gate.state() == Gate.State.OPEN) {
            return signers(gate);
        }
        String text = "gate '" + gate.plan().name() + "': " + gate.reason();
        if (gate.state() == Gate.State.TIMED_OUT && gate.plan().onTimeout() == GatePlan.OnTimeout.FAIL) {
            throw call.failure(text);
        }
        throw scope.refused(new FlowInterrupted(BuildResult.ABORTED, text, call.at()));
    }

    /** Who let the release through, in the order in which they signed. */
    private static List<String> signers(Gate gate) {
        return gate.signOffs().stream()
                .filter(signOff -> !signOff.voided())
                .map(SignOff::person)
                .toList();
    }

    private static GatePlan plan(StepCall call, PipelineRun run, ReleaseScope scope) {
        Scenario scenario = scope.host().scenario();
        GateParameters gate = GateParameters.named(call.string("name"));
        gate.onTimeout(call.string("onTimeout")).fourEyes(call.flag("fourEyes"));
        if (call.has("phase")) {
            gate.phase(call.any("phase"));
        }
        if (call.has("signOff")) {
            gate.signOff(call.any("signOff"));
        }
        if (call.has("window")) {
            gate.calendar(scenario.calendar(scope.environment().name(), call.string("window")));
        } else if (!scope.environment().window().isEmpty()
                || !scope.environment().freezes().isEmpty()) {
            gate.calendar(scenario.calendar(scope.environment().name(), ""));
        }
        if (call.has("facts")) {
            gate.facts(call.strings("facts"));
        }
        if (call.has("healthy")) {
            call.strings("healthy").forEach(scope.environment()::target);
            gate.healthy(call.strings("healthy"));
        }
        if (call.has("analysis")) {
            gate.analysis(scenario.analysis(call.string("analysis")), measured(call, run, scope));
        }
        if (call.has("timeout")) {
            gate.timeout(call.duration("timeout"));
        }
        return gate.plan();
    }

    private static String measured(StepCall call, PipelineRun run, ReleaseScope scope) {
        if (call.has("target")) {
            return scope.environment().target(call.string("target")).name();
        }
        return run.find(DeploymentScope.class)
                .map(DeploymentScope::target)
                .orElseThrow(() -> call.failure("releaseGate: say which 'target' the analysis measures,"
                        + " or put the gate inside blueGreenDeploy"));
    }
}
