package io.jenkins.plugins.releaseplan.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Releases as CSV (RFC 4180, UTF-8, lines end with CR LF): a header, and a line for each release. A text that a spreadsheet
 * would take for a formula begins with an apostrophe.
 */
public final class ReleasesCsv {

    private static final List<String> HEADER = List.of(
            "id",
            "kind",
            "service",
            "environment",
            "version",
            "previous_version",
            "git_commit",
            "git_branch",
            "build",
            "started_by",
            "started_at",
            "ended_at",
            "outcome",
            "reason",
            "was_rolled_back",
            "rollback_at",
            "rollback_reason",
            "review_status",
            "review_scheduled_at",
            "revision",
            "audit_events");

    private ReleasesCsv() {}

    /** Writes all releases of a ledger, the newest first. */
    public static void write(Ledger ledger, Appendable out) throws IOException {
        line(HEADER, out);
        HistoryPage page = ledger.history(HistoryQuery.newest(HistoryQuery.MOST));
        page(page, out);
        while (!page.next().isEmpty()) {
            page = ledger.history(HistoryQuery.newest(HistoryQuery.MOST).from(page.next()));
            page(page, out);
        }
    }

    private static void page(HistoryPage page, Appendable out) throws IOException {
        for (ReleaseSummary release : page.releases()) {
            line(cells(release), out);
        }
    }

    private static List<String> cells(ReleaseSummary release) {
        return List.of(
                release.id(),
                release.kind().name(),
                release.service(),
                release.environment(),
                release.version(),
                release.previousVersion(),
                release.origin().gitCommit(),
                release.origin().gitBranch(),
                release.origin().build(),
                release.startedBy(),
                Objects.toString(release.startedAt(), ""),
                Objects.toString(release.endedAt(), ""),
                release.outcome().name(),
                release.reason(),
                Boolean.toString(release.rolledBack()),
                Objects.toString(release.rollbackAt(), ""),
                release.rollbackReason(),
                release.reviewStatus(),
                Objects.toString(release.reviewScheduledAt(), ""),
                Long.toString(release.revision()),
                Long.toString(release.auditEvents()));
    }

    private static void line(List<String> cells, Appendable out) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.append(separator).append(quoted(cell));
            separator = ",";
        }
        out.append("\r\n");
    }

    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
