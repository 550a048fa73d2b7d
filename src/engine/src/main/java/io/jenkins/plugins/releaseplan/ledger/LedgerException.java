package io.jenkins.plugins.releaseplan.ledger;

/** A ledger cannot do what it was asked. The message says what is wrong, where, and what to do. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
