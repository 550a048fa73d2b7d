package io.jenkins.plugins.releaseplan.checklist;

/** A mark that a checklist does not allow. The message is one line for the person who made it. */
public class MarkRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the mark and what to do */
    public MarkRefusedException(String message) {
        super(message);
    }
}
