package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.StageModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs one declarative stage: options, input, agent, conditions and environment around its work, then its post. */
final class StageRun {
    private final PipelineRun run;
    private final DeclarativeRun pipeline;
    private final StageModel stage;
    private final String name;
    private boolean passed = true;

    StageRun(PipelineRun run, DeclarativeRun pipeline, StageModel stage, String name) {
        this.run = run;
        this.pipeline = pipeline;
        this.stage = stage;
        this.name = name;
    }

    /**
     * Runs the stage.
     *
     * @param cell the values of the axes, for a cell of a matrix
     * @throws Exception what made the stage fail
     */
    void execute(Map<String, String> cell) throws Exception {
        StageState state = new StageState(run.frame().stageState());
        Frame frame = run.frame().inStage(name, state).withEnvironment(cell);
        String agent = pipeline.agentOf(stage);
        int id = run.steps().stageStarted(frame.stage(), stage.at(), run.clock().now(), agent);
        try {
            run.within(frame, this::beforeOptions);
        } catch (Throwable thrown) {
            state.worsen(PipelineRun.resultOf(thrown));
            throw thrown;
        } finally {
            String skipped = passed ? "" : "Stage \"" + name + "\" skipped due to when conditional";
            run.steps().stageEnded(id, run.clock().now(), passed ? state.result() : null, skipped);
        }
    }

    private Object beforeOptions() throws Exception {
        if (!holds(stage.when() != null && stage.when().beforeOptions())) {
            return skippedByCondition();
        }
        return pipeline.wrapped(stage.options(), this::beforeInput);
    }

    private Object beforeInput() throws Exception {
        if (!holds(stage.when() != null && stage.when().beforeInput())) {
            return skippedByCondition();
        }
        return pipeline.afterInput(stage.input(), name, this::beforeAgent);
    }

    private Object beforeAgent() throws Exception {
        boolean early = stage.when() != null
                && (stage.when().beforeOptions() || stage.when().beforeInput());
        if (!early && !holds(stage.when() != null)) {
            return skippedByCondition();
        }
        return pipeline.environments().with(stage.environment(), (Callable<Object>) this::workAndPost);
    }

    private boolean holds(boolean decidesNow) {
        passed = !decidesNow || new WhenRun(run, pipeline).all(stage.when().conditions());
        return passed;
    }

    private Object skippedByCondition() {
        run.log("Stage \"" + name + "\" skipped due to when conditional");
        return null;
    }

    private Object workAndPost() throws Exception {
        Throwable error = null;
        try {
            work();
        } catch (Throwable thrown) {
            error = thrown;
        }
        error = pipeline.posts().run(stage.post(), error);
        if (error != null) {
            throw Sneaky.asIs(error);
        }
        return null;
    }

    private void work() throws Exception {
        if (stage.steps() >= 0) {
            pipeline.execute(stage.steps());
        } else if (!stage.parallel().isEmpty()) {
            parallel();
        } else if (stage.matrix() != null) {
            matrix();
        } else {
            Throwable error = pipeline.stages(stage.stages());
            if (error != null) {
                throw Sneaky.asIs(error);
            }
        }
    }

    private void parallel() throws Exception {
        Map<String, Callable<?>> branches = new LinkedHashMap<>();
        for (StageModel inner : stage.parallel()) {
            String branch = pipeline.name(inner);
            branches.put(branch, () -> {
                pipeline.stage(inner, branch, Map.of());
                return null;
            });
        }
        pipeline.parallel(branches, stage.failFast());
    }

    private void matrix() throws Exception {
        Map<String, Callable<?>> branches = new LinkedHashMap<>();
        for (Map<String, String> cell : MatrixCells.of(stage.matrix())) {
            String branch = MatrixCells.name(cell);
            branches.put(branch, () -> {
                pipeline.stage(stage.matrix().cell(), branch, cell);
                return null;
            });
        }
        pipeline.parallel(branches, stage.failFast());
    }
}
