package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditChain;
import io.jenkins.plugins.releaseplan.ledger.AuditEntry;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Appends audit events within one transaction. It has the head of the chain locked, so no other process appends. */
final class AuditAppender {

    private final AuditChain chain = new AuditChain();
    private final List<AuditEvent> added = new ArrayList<>();
    private long sequence;
    private String hash;

    private record Head(long sequence, String hash) {}

    private AuditAppender() {}

    static AuditAppender begin(Connection connection) throws SQLException {
        AuditAppender audit = new AuditAppender();
        audit.readHead(connection);
        return audit;
    }

    void readHead(Connection connection) throws SQLException {
        Head head = Sql.one(
                        connection,
                        "SELECT sequence_number, hash FROM audit_head WHERE product = ? FOR UPDATE",
                        row -> new Head(row.getLong(1), row.getString(2)),
                        Schema.PRODUCT)
                .orElseThrow(() -> new LedgerException(
                        "the ledger has no head of its audit events: its tables were changed; restore a backup"));
        sequence = head.sequence();
        hash = head.hash();
    }

    AuditEvent append(AuditEntry entry) {
        AuditEvent event = chain.event(sequence + 1, hash, entry);
        sequence = event.sequence();
        hash = event.hash();
        added.add(event);
        return event;
    }

    void flush(Connection connection) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        Row.insert(connection, added.stream().map(AuditRows::row).toList());
        Row.of("audit_head")
                .set("sequence_number", sequence)
                .set("hash", hash)
                .update(connection, Row.of("audit_head").set("product", Schema.PRODUCT));
        added.clear();
    }
}
