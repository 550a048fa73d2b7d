package io.jenkins.plugins.releaseplan.ledger;

/** Another host saved the release since it was read. Nothing of this step was saved: read the release again. */
public class StaleReleaseException extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * @param release the release's id
     * @param expected the revision that the step began from
     * @param found the revision that the ledger has; 0 if it has no such release
     */
    public StaleReleaseException(String release, long expected, long found) {
        super(text(release, expected, found));
    }

    private static String text(String release, long expected, long found) {
        if (expected == 0) {
            return "the ledger has a release '" + release + "' already; give the new one another id";
        }
        return "release '" + release + "' is at revision " + found + " in the ledger, not at " + expected
                + ": somebody else changed it; read it again";
    }
}
