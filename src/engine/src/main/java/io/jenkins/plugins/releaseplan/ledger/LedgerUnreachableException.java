package io.jenkins.plugins.releaseplan.ledger;

/**
 * The ledger did not answer, or could not write. Whether the last step was saved is unknown: read the release again before
 * its next step.
 */
public class LedgerUnreachableException extends LedgerException {

    private static final long serialVersionUID = 1L;

    public LedgerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
