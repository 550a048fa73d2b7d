package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Evaluates {@code environment} blocks. A variable may refer to another one of its block, wherever that stands. */
final class EnvironmentRun {
    private final PipelineRun run;
    private final DeclarativeRun pipeline;

    EnvironmentRun(PipelineRun run, DeclarativeRun pipeline) {
        this.run = run;
        this.pipeline = pipeline;
    }

    /** Runs a body with the block's variables. */
    <R> R with(List<Variable> block, Callable<R> body) throws Exception {
        return from(inOrder(block), 0, body);
    }

    private <R> R from(List<Variable> variables, int index, Callable<R> body) throws Exception {
        if (index == variables.size()) {
            return body.call();
        }
        Variable variable = variables.get(index);
        Object value =
                run.with(Declaration.class, new Declaration(variable.name()), () -> pipeline.value(variable.value()));
        Map<String, String> added =
                value instanceof Map<?, ?> described && "credentials".equals(described.get("$class"))
                        ? Credentials.variables(variable.name(), String.valueOf(described.get("value")), run)
                        : Map.of(variable.name(), text(value));
        return run.withEnvironment(added, () -> from(variables, index + 1, body));
    }

    /**
     * The variable whose value is being worked out; a name that nobody knows is null there, as in Jenkins.
     *
     * @param variable its name
     */
    record Declaration(String variable) {}

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** Variables after those that they refer to; otherwise as written. */
    private static List<Variable> inOrder(List<Variable> block) {
        List<Variable> waiting = new ArrayList<>(block);
        List<Variable> ordered = new ArrayList<>(block.size());
        while (!waiting.isEmpty()) {
            Variable next = waiting.stream()
                    .filter(one -> waiting.stream()
                            .noneMatch(other -> other != one && one.uses().contains(other.name())))
                    .findFirst()
                    .orElse(waiting.get(0));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }
}
