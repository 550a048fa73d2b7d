package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/** The result of a stage while it runs. */
final class StageState {
    private final StageState around;
    private BuildResult result = BuildResult.SUCCESS;

    StageState(StageState around) {
        this.around = around;
    }

    BuildResult result() {
        return result;
    }

    void worsen(BuildResult with) {
        result = result.worseOf(with);
    }

    /** Makes the stages around worse too. */
    void worsenAll(BuildResult with) {
        worsen(with);
        if (around != null) {
            around.worsenAll(with);
        }
    }
}
