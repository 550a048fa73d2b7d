package io.jenkins.plugins.releaseplan.cloud;

/** A call to the cloud that did not end well. The kind decides what a host may do next. */
public final class CloudException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What may be done after a failure. */
    public enum Kind {
        /** Nothing was changed and the same call may succeed later: throttled, connection refused, busy. */
        RETRYABLE,
        /** Nothing was changed and the same call will not succeed: no permission, bad input, no such thing. */
        REFUSED,
        /** The call may or may not have acted, or may act later: look at the world before acting again. */
        UNKNOWN
    }

    private final Kind kind;

    /**
     * @param kind what may be done next, never null
     * @param message what was tried and why it failed, in words for the person who reads the release's timeline
     */
    public CloudException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /**
     * @param kind what may be done next, never null
     * @param message what was tried and why it failed
     * @param cause the failure underneath
     */
    public CloudException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What may be done next. */
    public Kind kind() {
        return kind;
    }
}
