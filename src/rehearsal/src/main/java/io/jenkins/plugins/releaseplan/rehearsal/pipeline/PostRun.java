package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.PostCondition;
import java.util.List;
import java.util.Optional;

/** Runs {@code post} blocks: the conditions that hold, in Jenkins' order. */
final class PostRun {
    /**
     * The order in which Jenkins looks at them, wherever they stand: that of the ordinals of its condition classes. A failure
     * in {@code success} is therefore seen by {@code failure}.
     */
    static final List<String> ORDER = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "success",
            "unsuccessful",
            "unstable",
            "failure",
            "notBuilt",
            "cleanup");

    private final PipelineRun run;
    private final DeclarativeRun pipeline;

    PostRun(PipelineRun run, DeclarativeRun pipeline) {
        this.run = run;
        this.pipeline = pipeline;
    }

    boolean anyApplies(List<PostCondition> post, Throwable error) {
        return post.stream().anyMatch(condition -> applies(condition.name(), combined(error)));
    }

    /**
     * Runs the conditions that hold. While they run, the build's result shows the error that they come after.
     *
     * @param error what went wrong before, or null
     * @return what went wrong first, before or here; or null
     */
    Throwable run(List<PostCondition> post, Throwable error) {
        Throwable first = error;
        for (PostCondition condition : post) {
            BuildResult result = combined(first);
            if (applies(condition.name(), result)) {
                Throwable problem = attempt(condition, result);
                first = first == null ? problem : first;
            }
        }
        return first;
    }

    private Throwable attempt(PostCondition condition, BuildResult shown) {
        try {
            run.build().showing(shown, () -> pipeline.execute(condition.steps()));
            return null;
        } catch (Throwable thrown) {
            run.log("Error when executing " + condition.name() + " post condition: " + Cause.words(thrown));
            return thrown;
        }
    }

    private BuildResult combined(Throwable error) {
        BuildResult soFar = run.build().resultSoFar();
        StageState stage = run.frame().stageState();
        BuildResult withStage = stage == null ? soFar : soFar.worseOf(stage.result());
        return error == null ? withStage : withStage.worseOf(PipelineRun.resultOf(error));
    }

    private boolean applies(String condition, BuildResult result) {
        Optional<BuildResult> before = run.world().previousResult();
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "changed" -> before.map(previous -> previous != result).orElse(true);
            case "fixed" ->
                result == BuildResult.SUCCESS
                        && before.filter(one -> one == BuildResult.FAILURE || one == BuildResult.UNSTABLE)
                                .isPresent();
            case "regression" ->
                before.filter(previous -> result.compareTo(previous) > 0).isPresent();
            case "aborted" -> result == BuildResult.ABORTED;
            case "failure" -> result == BuildResult.FAILURE;
            case "success" -> result == BuildResult.SUCCESS;
            case "unstable" -> result == BuildResult.UNSTABLE;
            case "unsuccessful" -> result != BuildResult.SUCCESS;
            default -> result == BuildResult.NOT_BUILT;
        };
    }
}
