package io.jenkins.plugins.releaseplan.release;

/** How a release ended. */
public enum Outcome {
    /** It has not ended. */
    RUNNING,
    /** The version serves. */
    RELEASED,
    /** All traffic is on the version that served before, or on the one that a rollback returned to. */
    ROLLED_BACK,
    /** A gate did not open. */
    REFUSED,
    /** It failed before the version had traffic, or it was a rollback that was itself turned back. */
    FAILED,
    /** The build was aborted. */
    ABORTED
}
