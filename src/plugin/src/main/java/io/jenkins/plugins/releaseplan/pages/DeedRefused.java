package io.jenkins.plugins.releaseplan.pages;

/** Something that a person wanted was not done. The message says why, in words for that person. */
public final class DeedRefused extends Exception {

    private static final long serialVersionUID = 1;

    /** What kind of obstacle there is. */
    public enum Why {
        /** Something is missing in what was asked for, or is not as it should be. */
        BAD_INPUT(400),
        /** The person may not do it. */
        FORBIDDEN(403),
        /** There is no such release, item, gate or rollout, or none that the person may see. */
        NOT_FOUND(404),
        /** Things are not as the person saw them any more. */
        MEANWHILE(409),
        /** The ledger cannot be reached; it was not done, or is not known to be. */
        UNREACHABLE(503);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        /** The HTTP status of such an answer. */
        public int status() {
            return status;
        }
    }

    private final Why why;

    DeedRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    DeedRefused(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
