package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/**
 * The flow was interrupted: a time-out, somebody's abort, a refused input, a failed neighbour. It ends the build with its
 * {@link #getResult() result} unless the Jenkinsfile catches it; it stands for Jenkins' FlowInterruptedException.
 */
public class FlowInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final BuildResult result;
    private final boolean actual;
    private final transient SourceLine at;

    /**
     * @param result what the build becomes
     * @param message why
     * @param at the step that was the reason; null when it was none
     */
    public FlowInterrupted(BuildResult result, String message, SourceLine at) {
        this(result, message, at, true);
    }

    /**
     * @param actual whether the flow around is being torn down, so that nothing should be tried again; false for an
     *     interruption that has ended already, such as a time-out seen from outside of its block
     */
    public FlowInterrupted(BuildResult result, String message, SourceLine at, boolean actual) {
        super(message);
        this.result = result;
        this.actual = actual;
        this.at = at;
    }

    /** What the build becomes. Named as Jenkinsfiles expect it. */
    public BuildResult getResult() {
        return result;
    }

    /** Why, as a list of one, since Jenkinsfiles ask for causes. */
    public java.util.List<String> getCauses() {
        return java.util.List.of(getMessage());
    }

    /** Whether the flow around is being torn down. */
    public boolean isActualInterruption() {
        return actual;
    }

    /** The step that was the reason, or null. */
    public SourceLine at() {
        return at;
    }
}
