package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/** A step that failed. It fails the build unless the Jenkinsfile catches it, which it can as an {@link Exception}. */
public class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SourceLine at;

    /**
     * @param message what was wrong and what to do; not null
     * @param at where the step was called; null when it is not known
     */
    public StepFailure(String message, SourceLine at) {
        this(message, at, null);
    }

    /** {@link #StepFailure(String, SourceLine)} with what led to it. */
    public StepFailure(String message, SourceLine at, Throwable cause) {
        super(message, cause);
        this.at = at;
    }

    /** For Jenkinsfiles that throw Jenkins' {@code AbortException} themselves. */
    public StepFailure(String message) {
        this(message, null, null);
    }

    /** Where the step was called, or null. */
    public SourceLine at() {
        return at;
    }
}
