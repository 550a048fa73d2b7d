package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/** Runs other files of a Jenkinsfile's workspace. */
public final class ScriptLoading {
    private ScriptLoading() {}

    /**
     * Runs a file, as the {@code load} step does.
     *
     * @param name how messages name it
     * @param text what is in it
     * @return what its last statement gives, which is often {@code this}
     * @throws JenkinsfileErrors if it cannot be run
     */
    public static Object load(String name, String text, PipelineRun run) {
        return run.jenkinsfile().load(name, text).newScript(run).run();
    }
}
