package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditEntry;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** Audit events as rows. */
final class AuditRows {

    static final String COLUMNS =
            "sequence_number, release_id, happened_at, kind, importance, event_text, facts, previous_hash, hash";

    private AuditRows() {}

    static Row row(AuditEvent event) {
        AuditEntry entry = event.entry();
        return Row.of("audit_events")
                .set("sequence_number", event.sequence())
                .set("release_id", entry.release())
                .set("happened_at", entry.at())
                .set("kind", entry.kind())
                .set("importance", entry.importance())
                .set("event_text", entry.text())
                .set("facts", entry.facts())
                .set("previous_hash", event.previousHash())
                .set("hash", event.hash());
    }

    static AuditEvent read(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getLong(1),
                new AuditEntry(
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)),
                row.getString(8),
                row.getString(9));
    }

    static List<AuditEvent> of(Connection connection, String release) throws SQLException {
        return Sql.all(
                connection,
                "SELECT " + COLUMNS + " FROM audit_events WHERE release_id = ? ORDER BY sequence_number",
                AuditRows::read,
                release);
    }
}
