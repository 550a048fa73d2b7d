package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import groovy.lang.Closure;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature.Body;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Steps that order other steps: stages, branches, nodes, locks. */
final class FlowSteps {
    private FlowSteps() {}

    static List<Step> all() {
        return List.of(
                new NamedStep(
                        StepSignature.of("stage", "Names a part of the pipeline.")
                                .sole(string("name").mandatory())
                                .with(Parameter.of("concurrency", Parameter.Type.INTEGER))
                                .body(Body.OPTIONAL),
                        FlowSteps::stage),
                new NamedStep(
                        StepSignature.of("parallel", "Runs branches at once.")
                                .sole(Parameter.of("branches", Parameter.Type.MAP))
                                .anyArguments(),
                        FlowSteps::parallel),
                new NamedStep(
                        StepSignature.of("node", "Runs a block on an agent.")
                                .sole(string("label"))
                                .body(Body.REQUIRED),
                        (call, run) -> run.withEnvironment(Map.of("NODE_LABELS", label(call)), call::runBody)),
                new NamedStep(
                        StepSignature.of("script", "Runs Groovy code within a declarative pipeline.")
                                .body(Body.REQUIRED),
                        (call, run) -> call.runBody()),
                new NamedStep(
                        StepSignature.of("lock", "Keeps a resource for a block, one holder at a time.")
                                .sole(string("resource"))
                                .with(
                                        string("label"),
                                        string("variable"),
                                        string("reason"),
                                        Parameter.of("quantity", Parameter.Type.INTEGER),
                                        Parameter.of("priority", Parameter.Type.INTEGER),
                                        flag("inversePrecedence", false),
                                        flag("skipIfLocked", false),
                                        string("resourceSelectStrategy"),
                                        Parameter.of("extra", Parameter.Type.ANY))
                                .body(Body.OPTIONAL),
                        FlowSteps::lock),
                new NamedStep(
                        StepSignature.of("milestone", "Lets newer builds overtake.")
                                .sole(Parameter.of("ordinal", Parameter.Type.INTEGER))
                                .with(string("label"), flag("unsafe", false)),
                        FlowSteps::milestone));
    }

    private static String label(StepCall call) {
        return call.has("label") ? call.string("label") : "";
    }

    private static Object stage(StepCall call, PipelineRun run) throws Exception {
        return call.body().isEmpty() ? null : run.stage(call.string("name"), call.at(), call::runBody);
    }

    private static Object parallel(StepCall call, PipelineRun run) throws Exception {
        Map<String, Callable<?>> branches = new LinkedHashMap<>();
        boolean failFast = false;
        Map<?, ?> given = call.has("branches") ? call.map("branches") : call.arguments();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if ("failFast".equals(name)) {
                failFast = Boolean.TRUE.equals(entry.getValue());
            } else if (entry.getValue() instanceof Closure<?> branch) {
                branches.put(name, branch::call);
            } else {
                throw call.failure("parallel: branch '" + name + "' must be a block, " + name + ": { ... }");
            }
        }
        if (branches.isEmpty()) {
            throw call.failure("parallel needs at least one branch: parallel(name: { ... })");
        }
        return run.parallel(branches, failFast);
    }

    private static Object lock(StepCall call, PipelineRun run) throws Exception {
        if (!call.has("resource") && !call.has("label") && !call.has("extra")) {
            throw call.failure("lock: give 'resource' or 'label'");
        }
        String resource = call.has("resource") ? call.string("resource") : "label:" + call.string("label");
        Locks locks = run.state(Locks.class, Locks::new);
        if (call.flag("skipIfLocked") && locks.isHeld(resource)) {
            run.log("[" + resource + "] is locked, skipping the block");
            return null;
        }
        locks.acquire(resource, run);
        try {
            String variable = call.string("variable");
            return variable == null ? call.runBody() : run.withEnvironment(Map.of(variable, resource), call::runBody);
        } finally {
            locks.release(resource);
        }
    }

    private static Object milestone(StepCall call, PipelineRun run) {
        Milestones passed = run.state(Milestones.class, Milestones::new);
        long ordinal = call.has("ordinal") ? call.integer("ordinal") : passed.last + 1;
        if (ordinal <= passed.last) {
            throw call.failure("milestone: ordinal " + ordinal + " must be greater than " + passed.last
                    + ", the one passed before");
        }
        passed.last = ordinal;
        return null;
    }

    /** The milestones that a run has passed. */
    private static final class Milestones {
        private long last;
    }
}
