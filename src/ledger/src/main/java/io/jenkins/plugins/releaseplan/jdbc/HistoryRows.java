package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.HistoryPage;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The history, page by page: a page begins where the one before ended, so that its cost does not grow with its number. */
final class HistoryRows {

    private static final String COLUMNS = "id, kind, service, environment, version, previous_version, git_commit,"
            + " git_branch, build, controller, started_by, started_at, ended_at, outcome, reason, was_rolled_back, rollback_at,"
            + " rollback_reason, review_status, review_scheduled_at, revision, audit_events";

    private final List<String> conditions = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final String search;

    private HistoryRows(HistoryQuery query) {
        this.search = query.text().strip().toLowerCase(Locale.ROOT);
        fixed("service", query.service());
        fixed("environment", query.environment());
        fixed("outcome", query.outcome() == null ? "" : query.outcome().name());
        if (searches()) {
            conditions.add("POSITION(? IN search_text) > 0");
            parameters.add(search);
        }
        if (!query.after().isEmpty()) {
            Place place = Place.parse(query.after());
            conditions.add("started_at <= ? AND (started_at < ? OR id < ?)");
            parameters.addAll(List.of(place.startedAt(), place.startedAt(), place.id()));
        }
        order.add("started_at DESC");
        order.add("id DESC");
    }

    private boolean searches() {
        return !search.isEmpty();
    }

    /**
     * The order names what is fixed, too, so that both databases read a page off the one index that begins with it. A search
     * reads the index that has all that it compares: an expression in place of the column keeps it off the others, for which
     * each row would have to be looked up.
     */
    private void fixed(String column, String value) {
        if (value.isEmpty()) {
            return;
        }
        parameters.add(value);
        if (searches()) {
            conditions.add("(" + column + " || '') = ?");
        } else {
            conditions.add(column + " = ?");
            order.add(column);
        }
    }

    static HistoryPage page(Connection connection, HistoryQuery query) throws SQLException {
        HistoryRows rows = new HistoryRows(query);
        List<ReleaseSummary> found =
                Sql.all(connection, rows.question(query), HistoryRows::summary, rows.parameters.toArray());
        boolean more = found.size() > query.limit();
        List<ReleaseSummary> page = more ? found.subList(0, query.limit()) : found;
        return new HistoryPage(page, more ? Place.of(page.get(page.size() - 1)).text() : "");
    }

    /** A search looks at many releases to find few: it finds their ids in an index, and then reads those alone. */
    private String question(HistoryQuery query) {
        String rest = " FROM releases"
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY " + String.join(", ", order)
                + " FETCH FIRST " + (query.limit() + 1) + " ROWS ONLY";
        return searches()
                ? "SELECT " + COLUMNS + " FROM releases WHERE id IN (SELECT id" + rest
                        + ") ORDER BY started_at DESC, id DESC"
                : "SELECT " + COLUMNS + rest;
    }

    static Optional<ReleaseSummary> one(Connection connection, String id) throws SQLException {
        return Sql.one(connection, "SELECT " + COLUMNS + " FROM releases WHERE id = ?", HistoryRows::summary, id);
    }

    /** All that are live at once: a question for each would be a question for each target. */
    static List<ReleaseSummary> live(Connection connection) throws SQLException {
        return Sql.all(
                connection,
                "SELECT " + COLUMNS + " FROM releases WHERE id IN (SELECT release_id FROM live_versions)"
                        + " ORDER BY started_at DESC, id DESC",
                HistoryRows::summary);
    }

    private static ReleaseSummary summary(ResultSet row) throws SQLException {
        return new ReleaseSummary(
                row.getString("id"),
                ReleasePlan.Kind.valueOf(row.getString("kind")),
                row.getString("service"),
                row.getString("environment"),
                row.getString("version"),
                row.getString("previous_version"),
                new Origin(
                        row.getString("git_commit"),
                        row.getString("git_branch"),
                        row.getString("build"),
                        row.getString("controller")),
                row.getString("started_by"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getBoolean("was_rolled_back"),
                Sql.instant(row, "rollback_at"),
                row.getString("rollback_reason"),
                row.getString("review_status"),
                Sql.instant(row, "review_scheduled_at"),
                row.getLong("revision"),
                row.getLong("audit_events"));
    }

    /** Where a page ended. */
    private record Place(Instant startedAt, String id) {

        static Place of(ReleaseSummary last) {
            return new Place(last.startedAt(), last.id());
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((startedAt + " " + id).getBytes(StandardCharsets.UTF_8));
        }

        static Place parse(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int space = plain.indexOf(' ');
                return new Place(Instant.parse(plain.substring(0, Math.max(0, space))), plain.substring(space + 1));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new LedgerException("'" + text + "' is not where a page of the history ended; begin again", e);
            }
        }
    }
}
