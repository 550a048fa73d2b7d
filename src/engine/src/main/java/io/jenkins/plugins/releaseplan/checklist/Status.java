package io.jenkins.plugins.releaseplan.checklist;

/** How an item stands. */
public enum Status {
    /** Still to do. */
    OPEN,
    /** Done, by a mark or by the document. */
    DONE,
    /** Does not apply to this release. */
    NOT_APPLICABLE
}
