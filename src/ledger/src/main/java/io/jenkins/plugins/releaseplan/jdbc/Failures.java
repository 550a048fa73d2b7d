package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import java.sql.SQLException;
import java.util.Set;

/** What the errors of databases mean for a ledger. */
final class Failures {

    private static final int H2_IN_USE = 90020;
    private static final int H2_CORRUPTED = 90030;
    private static final int H2_OTHER_FORMAT = 90048;
    private static final int H2_WRONG_USER = 28000;
    private static final int H2_READ_ONLY = 90097;
    private static final Set<Integer> H2_INPUT_OUTPUT = Set.of(50000, 90028, 90031);

    private Failures() {}

    static LedgerException opening(LedgerLocation location, SQLException e) {
        String where = location + ": ";
        int code = location.isFile() ? e.getErrorCode() : 0;
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (code == H2_IN_USE) {
            return new LedgerException(
                    where + "another process has this ledger open; end it, or keep a ledger for both in PostgreSQL", e);
        }
        if (code == H2_CORRUPTED || code == H2_OTHER_FORMAT) {
            return new LedgerException(
                    where + "is not the file of a ledger, or was damaged; restore a backup into another file", e);
        }
        if (code == H2_WRONG_USER) {
            return new LedgerException(where + "is an H2 database of something else, not a ledger; name another", e);
        }
        if (code == H2_READ_ONLY) {
            return new LedgerException(where + "cannot be written; check the permissions and the file system", e);
        }
        if (H2_INPUT_OUTPUT.contains(code)) {
            return new LedgerUnreachableException(
                    where + "cannot be opened, since the file was damaged or the disk is full or not writable: "
                            + reason(e),
                    e);
        }
        if (state.startsWith("28")) {
            return new LedgerException(where + "the database refuses the user or password; check them", e);
        }
        if (state.equals("3D000")) {
            return new LedgerException(where + "there is no such database; create it first", e);
        }
        return new LedgerUnreachableException(where + "cannot be opened: " + reason(e), e);
    }

    static LedgerException reading(LedgerLocation location, SQLException e) {
        return new LedgerUnreachableException(location + ": the ledger cannot be read: " + reason(e), e);
    }

    static LedgerException writing(LedgerLocation location, SQLException e) {
        if (e instanceof WriteGivenUp) {
            return new LedgerException(e.getMessage(), e);
        }
        return new LedgerUnreachableException(location + ": the ledger cannot be written: " + reason(e), e);
    }

    /** The innermost reason, where a full disk and a lost connection say what they are, in one line. */
    private static String reason(Throwable e) {
        String text = e.getClass().getSimpleName();
        Throwable cause = e;
        for (int depth = 0; depth < 20 && cause != null; depth++) {
            text = cause.getMessage() == null || cause.getMessage().isBlank() ? text : cause.getMessage();
            cause = cause.getCause();
        }
        return text.lines().findFirst().orElse(text);
    }
}
