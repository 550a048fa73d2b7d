package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.Closure;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Agent;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Input;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Invocation;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.StageModel;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Runs a declarative pipeline, in the order in which Jenkins' interpreter does. */
final class DeclarativeRun {
    private static final Set<String> WRAPPERS =
            Set.of("timeout", "retry", "timestamps", "ansiColor", "lock", "catchError", "warnError", "withCredentials");

    private final PipelineRun run;
    private final PipelineModel model;
    private final Object[] fragments;
    private final PostRun posts;
    private final EnvironmentRun environments;
    private boolean postRan;

    DeclarativeRun(PipelineRun run, PipelineModel model, Object[] fragments) {
        this.run = run;
        this.model = model;
        this.fragments = fragments;
        this.posts = new PostRun(run, this);
        this.environments = new EnvironmentRun(run, this);
    }

    void execute() throws Exception {
        run.declareParameters(ParameterValues.declared(described(model.parameters()), run.parameters(), model.at()));
        try {
            environments.with(model.environment(), () -> wrapped(model.options(), this::stagesAndPost));
        } catch (Throwable thrown) {
            throw Sneaky.asIs(postRan ? thrown : post(thrown));
        }
    }

    private Object stagesAndPost() throws Exception {
        Throwable error = post(stages(model.stages()));
        if (error != null) {
            throw Sneaky.asIs(error);
        }
        return null;
    }

    /** Runs the pipeline's post actions; gives the failure before or within, or null. */
    private Throwable post(Throwable before) throws Exception {
        postRan = true;
        if (!posts.anyApplies(model.post(), before)) {
            return before;
        }
        Throwable[] after = {before};
        run.stage("Declarative: Post Actions", model.at(), () -> {
            after[0] = posts.run(model.post(), before);
            return null;
        });
        return after[0];
    }

    /** Runs stages one after the other; after a failure the rest is skipped. Gives the failure, or null. */
    Throwable stages(List<StageModel> stages) {
        Throwable error = null;
        for (StageModel stage : stages) {
            String name = name(stage);
            if (error != null) {
                skip(stage, name, "Stage \"" + name + "\" skipped due to earlier failure(s)");
            } else if (skipsUnstable()) {
                skip(
                        stage,
                        name,
                        "Stage \"" + name + "\" skipped due to earlier stage(s) marking the build as unstable");
            } else {
                error = attempt(stage, name);
            }
        }
        return error;
    }

    private Throwable attempt(StageModel stage, String name) {
        try {
            stage(stage, name, Map.of());
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    void stage(StageModel stage, String name, Map<String, String> cell) throws Exception {
        new StageRun(run, this, stage, name).execute(cell);
    }

    /** Runs branches at once, each a stage. */
    void parallel(Map<String, Callable<?>> branches, boolean failFast) throws Exception {
        run.parallel(branches, failFast || hasOption(model.options(), "parallelsAlwaysFailFast"));
    }

    void skip(StageModel stage, String name, String why) {
        Frame frame = run.frame().inStage(name, new StageState(run.frame().stageState()));
        int id = run.steps().stageStarted(frame.stage(), stage.at(), run.clock().now(), "");
        run.log(why);
        run.steps().stageEnded(id, run.clock().now(), null, why);
    }

    /** Runs a body inside the options that are steps with a block, the first outermost. */
    Object wrapped(List<Invocation> options, Callable<?> body) throws Exception {
        return wrapped(options, 0, body);
    }

    private Object wrapped(List<Invocation> options, int from, Callable<?> body) throws Exception {
        for (int i = from; i < options.size(); i++) {
            Invocation option = options.get(i);
            if (WRAPPERS.contains(option.name())) {
                int next = i + 1;
                List<Object> values = new ArrayList<>(list(option.arguments()));
                values.add((BodyInvoker) () -> {
                    try {
                        return wrapped(options, next, body);
                    } catch (Exception thrown) {
                        throw Sneaky.asIs(thrown);
                    }
                });
                return run.call(option.name(), values.toArray(), option.at());
            }
        }
        return body.call();
    }

    /** Asks before a stage; what is answered becomes environment variables of it. */
    Object afterInput(Input input, String stage, Callable<?> body) throws Exception {
        if (input == null) {
            return body.call();
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        input.settings()
                .forEach(one -> arguments.put(one.name(), list(one.arguments()).get(0)));
        arguments.putIfAbsent("id", stage);
        List<Map<String, Object>> parameters = described(input.parameters());
        if (!parameters.isEmpty()) {
            arguments.put("parameters", parameters);
        }
        Object answer = run.call("input", new Object[] {arguments}, input.at());
        Map<String, String> variables = new LinkedHashMap<>();
        if (answer instanceof Map<?, ?> several) {
            several.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        } else if (answer != null) {
            Object name = parameters.isEmpty()
                    ? arguments.get("submitterParameter")
                    : parameters.get(0).get("name");
            variables.put(String.valueOf(name), String.valueOf(answer));
        }
        return run.withEnvironment(variables, body);
    }

    String name(StageModel stage) {
        return String.valueOf(value(stage.name()));
    }

    /** What a stage runs on: its own agent or else the pipeline's, in the Jenkinsfile's words. */
    String agentOf(StageModel stage) {
        Agent agent = stage.agent() == null ? model.agent() : stage.agent();
        return agent == null ? "" : agent.words();
    }

    /** The value now, texts as strings. */
    Object value(Value value) {
        return value.fragment() < 0
                ? value.constant()
                : Arguments.plain(code(value.fragment()).call());
    }

    /** A value of type list. */
    List<?> list(Value value) {
        Object list =
                value.fragment() < 0 ? value.constant() : code(value.fragment()).call();
        return list instanceof Collection<?> values ? new ArrayList<>(values) : List.of();
    }

    /** Runs a block of code. */
    Object execute(int fragment) {
        return fragment < 0 ? null : code(fragment).call();
    }

    EnvironmentRun environments() {
        return environments;
    }

    PostRun posts() {
        return posts;
    }

    private Closure<?> code(int fragment) {
        return (Closure<?>) fragments[fragment];
    }

    private List<Map<String, Object>> described(List<Invocation> invocations) {
        return invocations.stream()
                .map(one -> Symbols.describe(one.name(), list(one.arguments()).toArray()))
                .toList();
    }

    private boolean skipsUnstable() {
        return run.build().resultSoFar() == BuildResult.UNSTABLE
                && hasOption(model.options(), "skipStagesAfterUnstable");
    }

    private static boolean hasOption(List<Invocation> options, String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }
}
