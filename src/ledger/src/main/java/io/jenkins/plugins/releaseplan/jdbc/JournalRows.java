package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.ledger.AuditEntry;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Steps that were made while the ledger could not be reached, as they come in. */
final class JournalRows {

    private JournalRows() {}

    static boolean replay(
            Connection connection, AuditAppender audit, ReleaseChange change, boolean overtaken, Instant now)
            throws SQLException {
        Optional<Boolean> known = Sql.one(
                connection,
                "SELECT applied FROM journal_steps WHERE change_id = ?",
                row -> row.getBoolean(1),
                change.id());
        if (known.isPresent()) {
            return known.get();
        }
        String release = change.after().plan().id();
        Optional<SavedRelease> found = ReleaseReader.read(connection, release);
        boolean applies = !overtaken
                && found.isPresent()
                && (found.get().revision() == change.revision() || isLast(connection, release, change));
        if (applies) {
            ReleaseWriter.save(connection, audit, change);
        } else {
            tellAlone(connection, audit, release, change, found.isPresent());
        }
        Row.of("journal_steps")
                .set("change_id", change.id())
                .set("release_id", release)
                .set("replayed_at", now)
                .set("applied", applies)
                .insert(connection);
        return applies;
    }

    /** The step was saved when the ledger got lost, and nobody heard of it. */
    private static boolean isLast(Connection connection, String release, ReleaseChange change) throws SQLException {
        return Sql.one(
                        connection,
                        "SELECT last_change FROM releases WHERE id = ?",
                        row -> row.getString(1).equals(change.id()),
                        release)
                .orElse(false);
    }

    /** What happened did happen, whoever changed the release meanwhile. */
    private static void tellAlone(
            Connection connection, AuditAppender audit, String release, ReleaseChange change, boolean exists)
            throws SQLException {
        long events = 0;
        String hash = "";
        long last = 0;
        for (Notice notice : change.notices()) {
            var event = audit.append(AuditEntry.of(release, change.at(), notice));
            events++;
            hash = event.hash();
            last = event.sequence();
        }
        if (exists && events > 0) {
            Sql.change(
                    connection,
                    "UPDATE releases SET audit_events = audit_events + ?, audit_last = ?, audit_hash = ? WHERE id = ?",
                    events,
                    last,
                    hash,
                    release);
        }
    }
}
