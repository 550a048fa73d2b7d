package io.jenkins.plugins.releaseplan.rehearsal;

/** What a rehearsal came to, and the exit code that says so. */
public enum Outcome {
    /** All releases were released. */
    RELEASED(0),
    /** The pipeline ended well and released nothing. */
    NO_RELEASE(0),
    /** A release was rolled back, by a breach, a person or a pipeline that is there to roll back. */
    ROLLED_BACK(3),
    /** A gate did not open, or somebody said no to an input. */
    REFUSED(3),
    /** The pipeline failed, or a release failed before its version had traffic. */
    FAILED(1);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What the command line exits with. */
    public int exitCode() {
        return exitCode;
    }
}
