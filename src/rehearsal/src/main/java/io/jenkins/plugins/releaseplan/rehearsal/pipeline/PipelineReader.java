package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Agent;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Input;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Invocation;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Matrix;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.PostCondition;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.StageModel;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Value;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Variable;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.When;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code pipeline} block and its stages. */
final class PipelineReader {
    static final List<String> PIPELINE_SECTIONS = List.of(
            "agent", "environment", "options", "parameters", "triggers", "tools", "libraries", "stages", "post");
    static final List<String> STAGE_SECTIONS = List.of(
            "agent",
            "environment",
            "options",
            "when",
            "input",
            "tools",
            "failFast",
            "steps",
            "stages",
            "parallel",
            "matrix",
            "post");
    private static final List<String> WORK = List.of("steps", "stages", "parallel", "matrix");

    private final SourceReading reading;
    private final DirectiveReader directives;
    private final WhenReader conditions;
    private final StepsReader steps;
    private int branching;

    PipelineReader(SourceReading reading) {
        this.reading = reading;
        this.directives = new DirectiveReader(reading);
        this.conditions = new WhenReader(reading);
        this.steps = new StepsReader(reading);
    }

    /** The model; what is wrong with it is in the reading's problems. */
    PipelineModel read(BlockEntry pipeline) {
        Sections sections = sections(pipeline, "pipeline", PIPELINE_SECTIONS, STAGE_SECTIONS);
        if (sections.find("agent").isEmpty()) {
            reading.problem(pipeline.call(), "pipeline has no 'agent'; write 'agent any' or 'agent none'");
        }
        Optional<BlockEntry> stages = sections.find("stages");
        if (stages.isEmpty()) {
            reading.problem(pipeline.call(), "pipeline has no 'stages'");
        }
        return new PipelineModel(
                reading.at(pipeline.call()),
                agent(sections),
                environment(sections),
                invocations(sections, "options", Directives.PIPELINE_OPTIONS),
                parameters(sections),
                checkedTriggersAndTools(sections, stages.map(this::stageList).orElse(List.of())),
                post(sections));
    }

    private List<StageModel> checkedTriggersAndTools(Sections sections, List<StageModel> stages) {
        sections.find("triggers").ifPresent(entry -> directives.invocations(entry, Directives.TRIGGERS, "trigger"));
        sections.find("tools").ifPresent(entry -> directives.free(entry, "tool"));
        sections.find("libraries").ifPresent(entry -> directives.libraries(entry));
        return stages;
    }

    private List<StageModel> stageList(BlockEntry stages) {
        List<StageModel> all = new ArrayList<>();
        if (stages.block() == null) {
            reading.problem(stages.call(), "'" + stages.name() + "' needs a block");
            return all;
        }
        Set<Object> names = new HashSet<>();
        for (BlockEntry entry : BlockEntry.of(
                stages.block(), other -> reading.problem(other, "expected a stage in '" + stages.name() + "'"))) {
            if (!"stage".equals(entry.name())) {
                reading.problem(
                        entry.call(),
                        "'" + entry.name() + "' is not allowed in '" + stages.name() + "', only stage('name') { ... }"
                                + NearestName.hint(entry.name(), List.of("stage")));
                continue;
            }
            StageModel stage = stage(entry);
            Object name = stage.name().constant();
            if (name != null && !names.add(name)) {
                reading.problem(entry.call(), "stage '" + name + "' appears twice in '" + stages.name() + "'");
            }
            all.add(stage);
        }
        if (all.isEmpty()) {
            reading.problem(stages.call(), "'" + stages.name() + "' has no stage");
        }
        return all;
    }

    private StageModel stage(BlockEntry entry) {
        Value name = entry.plainArguments().size() == 1
                ? reading.value(entry.plainArguments().get(0))
                : Value.of("?");
        boolean badName = entry.plainArguments().size() != 1
                || (name.constant() != null && !(name.constant() instanceof String text && !text.isBlank()));
        if (badName) {
            reading.problem(entry.call(), "a stage needs one name, a text: stage('Build') { ... }");
        }
        if (entry.block() == null) {
            reading.problem(entry.call(), "stage needs a block: stage('name') { ... }");
        }
        Sections sections = sections(entry, "stage", STAGE_SECTIONS, PIPELINE_SECTIONS);
        StageModel stage = body(name, entry, sections);
        List<String> work =
                WORK.stream().filter(one -> sections.find(one).isPresent()).toList();
        if (entry.block() != null && work.isEmpty()) {
            reading.problem(entry.call(), "a stage needs one of 'steps', 'stages', 'parallel' and 'matrix'");
        }
        if (work.size() > 1) {
            reading.problem(
                    entry.call(),
                    "a stage has only one of 'steps', 'stages', 'parallel' and 'matrix', not "
                            + String.join(" and ", work));
        }
        checkBranching(entry, sections);
        if (stage.failFast() && stage.parallel().isEmpty() && stage.matrix() == null) {
            reading.problem(entry.call(), "'failFast' belongs in a stage with 'parallel' or 'matrix'");
        }
        return stage;
    }

    private void checkBranching(BlockEntry entry, Sections sections) {
        boolean branches =
                sections.find("parallel").isPresent() || sections.find("matrix").isPresent();
        if (branches && branching > 0) {
            reading.problem(entry.call(), "'parallel' and 'matrix' cannot stand within another 'parallel' or 'matrix'");
        }
        for (String section : List.of("agent", "tools")) {
            if (branches && sections.find(section).isPresent()) {
                reading.problem(
                        sections.find(section).orElseThrow().call(),
                        "'" + section
                                + "' is not allowed in a stage with 'parallel' or 'matrix'; give it to the stages within");
            }
        }
    }

    private List<StageModel> branches(BlockEntry parallel) {
        branching++;
        try {
            return stageList(parallel);
        } finally {
            branching--;
        }
    }

    private StageModel body(Value name, BlockEntry entry, Sections sections) {
        When when = sections.find("when").map(conditions::read).orElse(null);
        Input input = sections.find("input").map(directives::input).orElse(null);
        sections.find("tools").ifPresent(tools -> directives.free(tools, "tool"));
        return new StageModel(
                reading.at(entry.call()),
                name,
                agent(sections),
                environment(sections),
                invocations(sections, "options", Directives.STAGE_OPTIONS),
                when,
                input,
                sections.find("failFast").map(directives::flag).orElse(false),
                sections.find("steps").map(steps::read).orElse(-1),
                sections.find("stages").map(this::stageList).orElse(List.of()),
                sections.find("parallel").map(this::branches).orElse(List.of()),
                sections.find("matrix").map(this::matrix).orElse(null),
                post(sections));
    }

    private Matrix matrix(BlockEntry entry) {
        List<String> allowed = List.of(
                "axes", "excludes", "stages", "agent", "environment", "options", "when", "input", "tools", "post");
        Sections sections = sections(entry, "matrix", allowed, STAGE_SECTIONS);
        if (sections.find("axes").isEmpty()) {
            reading.problem(entry.call(), "matrix has no 'axes'");
        }
        if (sections.find("stages").isEmpty()) {
            reading.problem(entry.call(), "matrix has no 'stages'");
        }
        MatrixReader axes = new MatrixReader(reading);
        branching++;
        try {
            return new Matrix(
                    sections.find("axes").map(axes::axes).orElse(List.of()),
                    sections.find("excludes").map(axes::excludes).orElse(List.of()),
                    body(Value.of("Matrix"), entry, sections));
        } finally {
            branching--;
        }
    }

    private Agent agent(Sections sections) {
        return sections.find("agent").map(directives::agent).orElse(null);
    }

    private List<Variable> environment(Sections sections) {
        return sections.find("environment").map(directives::environment).orElse(List.of());
    }

    private List<Invocation> invocations(Sections sections, String section, List<StepSignature> known) {
        return sections.find(section)
                .map(entry -> directives.invocations(entry, known, "option"))
                .orElse(List.of());
    }

    private List<Invocation> parameters(Sections sections) {
        return sections.find("parameters")
                .map(entry -> directives.invocations(entry, Directives.PARAMETERS, "parameter type"))
                .orElse(List.of());
    }

    private List<PostCondition> post(Sections sections) {
        return sections.find("post").map(this::postConditions).orElse(List.of());
    }

    private List<PostCondition> postConditions(BlockEntry post) {
        List<PostCondition> all = new ArrayList<>();
        Sections sections = sections(post, "post", PostRun.ORDER, List.of());
        for (String condition : PostRun.ORDER) {
            sections.find(condition)
                    .ifPresent(entry ->
                            all.add(new PostCondition(condition, reading.at(entry.call()), steps.read(entry))));
        }
        if (all.isEmpty()) {
            reading.problem(post.call(), "post has no condition; it knows " + String.join(", ", PostRun.ORDER));
        }
        return all;
    }

    private Sections sections(BlockEntry entry, String where, List<String> allowed, List<String> elsewhere) {
        return Sections.read(reading, entry, where, allowed, elsewhere);
    }
}
