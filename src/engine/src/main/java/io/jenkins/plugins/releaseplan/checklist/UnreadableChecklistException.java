package io.jenkins.plugins.releaseplan.checklist;

/** A document that cannot be read as a checklist. The message is one line for the person who gave the document. */
public class UnreadableChecklistException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message one line: what is wrong, where, and what to do */
    public UnreadableChecklistException(String message) {
        super(message);
    }

    /**
     * @param message one line: what is wrong, where, and what to do
     * @param cause what was found underneath
     */
    public UnreadableChecklistException(String message, Throwable cause) {
        super(message, cause);
    }
}
