package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.List;
import java.util.Set;

/**
 * A declarative pipeline as it was read. Immutable. Code in it is kept as numbers of fragments, which every run binds to
 * closures of its own.
 */
record PipelineModel(
        SourceLine at,
        Agent agent,
        List<Variable> environment,
        List<Invocation> options,
        List<Invocation> parameters,
        List<StageModel> stages,
        List<PostCondition> post) {

    /** A value: a constant, or the number of the fragment that gives it. */
    record Value(Object constant, int fragment) {
        static Value of(Object constant) {
            return new Value(constant, -1);
        }
    }

    /** A name with arguments, which are a value of type list. */
    record Invocation(String name, SourceLine at, Value arguments) {}

    /** An environment variable and the names that its value may refer to. */
    record Variable(String name, SourceLine at, Value value, Set<String> uses) {}

    /** Where something runs, in the Jenkinsfile's own words. */
    record Agent(SourceLine at, String words) {}

    /** A stage. Exactly one of steps, stages, parallel and matrix is there; {@code steps} is -1 when it is not. */
    record StageModel(
            SourceLine at,
            Value name,
            Agent agent,
            List<Variable> environment,
            List<Invocation> options,
            When when,
            Input input,
            boolean failFast,
            int steps,
            List<StageModel> stages,
            List<StageModel> parallel,
            Matrix matrix,
            List<PostCondition> post) {}

    /** The conditions of a stage; all must hold. */
    record When(boolean beforeAgent, boolean beforeInput, boolean beforeOptions, List<Condition> conditions) {}

    /** A condition with arguments, conditions inside it, or a fragment that decides. */
    record Condition(String name, SourceLine at, Value arguments, List<Condition> inner, int fragment) {}

    /** A question before a stage. */
    record Input(SourceLine at, List<Invocation> settings, List<Invocation> parameters) {}

    /** Steps after a stage or the pipeline, under a condition. */
    record PostCondition(String name, SourceLine at, int steps) {}

    /** A stage for each combination of the axes' values that no exclusion names. */
    record Matrix(List<Axis> axes, List<List<Exclusion>> excludes, StageModel cell) {}

    /** A variable and its values. */
    record Axis(String name, List<String> values) {}

    /** Values of an axis to leave out, or to leave out all but. */
    record Exclusion(String axis, List<String> values, boolean not) {}
}
