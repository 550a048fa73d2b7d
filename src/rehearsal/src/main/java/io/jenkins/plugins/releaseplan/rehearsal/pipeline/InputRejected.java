package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/** Somebody said no to an {@code input} step. */
public final class InputRejected extends FlowInterrupted {
    private static final long serialVersionUID = 1L;

    /**
     * @param message the question
     * @param by who said no
     * @param at the step that asked
     */
    public InputRejected(String message, String by, SourceLine at) {
        super(BuildResult.ABORTED, "input '" + message + "' was rejected by " + by, at);
    }
}
