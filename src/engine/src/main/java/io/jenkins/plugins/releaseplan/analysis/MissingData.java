package io.jenkins.plugins.releaseplan.analysis;

/** What a measurement without data means. */
public enum MissingData {
    /** Nothing is promoted until there is data again; it is neither a failure nor a success. */
    HOLD,
    /** It counts as a measurement that failed. */
    FAIL,
    /** It does not count. */
    IGNORE
}
