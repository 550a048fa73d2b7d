package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditEntry;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.ledger.RetentionPolicy;
import io.jenkins.plugins.releaseplan.ledger.RetentionSeal;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lets old releases go, and seals what went. */
final class Retention {

    /** The most releases that one seal lets go, as the question says too, so that one transaction stays small. */
    static final int MOST_AT_ONCE = 500;

    private static final String DUE = """
            SELECT id FROM (
                SELECT id, started_at, ended_at, under_way,
                       ROW_NUMBER() OVER (PARTITION BY service, environment ORDER BY started_at DESC, id DESC) AS age
                FROM releases) ranked
            WHERE age > ? AND under_way = FALSE AND ended_at < ?
              AND NOT EXISTS (SELECT 1 FROM live_versions WHERE live_versions.release_id = ranked.id)
            ORDER BY started_at, id
            FETCH FIRST 500 ROWS ONLY
            """;

    private record Link(long sequence, String previousHash, String hash) {}

    private Retention() {}

    /** @return what was sealed; empty if there was nothing to let go */
    static Optional<RetentionSeal> apply(
            Connection connection, AuditAppender audit, RetentionPolicy policy, Instant now) throws SQLException {
        audit.flush(connection);
        List<String> ids =
                Sql.all(connection, DUE, row -> row.getString(1), policy.keepLast(), now.minus(policy.keep()));
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        List<ReleaseSummary> gone = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (String id : ids) {
            HistoryRows.one(connection, id).ifPresent(gone::add);
            links.addAll(links(connection, id));
        }
        links.sort(Comparator.comparingLong(Link::sequence));
        return Optional.of(seal(connection, audit, gone, links, now));
    }

    private static List<Link> links(Connection connection, String release) throws SQLException {
        return Sql.all(
                connection,
                "SELECT sequence_number, previous_hash, hash FROM audit_events WHERE release_id = ?",
                row -> new Link(row.getLong(1), row.getString(2), row.getString(3)),
                release);
    }

    private static RetentionSeal seal(
            Connection connection, AuditAppender audit, List<ReleaseSummary> gone, List<Link> links, Instant now)
            throws SQLException {
        long id = Sql.one(connection, "SELECT COALESCE(MAX(id), 0) + 1 FROM retention_seals", row -> row.getLong(1))
                .orElse(1L);
        String summary = AuditEntry.storable(StateJson.write(gone));
        List<RetentionGaps.Gap> gaps = gaps(links, id);
        RetentionSeal seal =
                new RetentionSeal(id, now, gone.size(), links.size(), summary, RetentionGaps.hash(summary, gaps));
        write(connection, seal, gaps);
        for (ReleaseSummary release : gone) {
            Sql.change(connection, "DELETE FROM audit_events WHERE release_id = ?", release.id());
            Sql.change(connection, "DELETE FROM releases WHERE id = ?", release.id());
        }
        audit.append(new AuditEntry(
                "",
                now,
                RetentionGaps.SEALED,
                "INFO",
                "retention removed " + gone.size() + " releases with " + links.size() + " audit events",
                StateJson.write(new TreeMap<>(Map.of(
                        "seal", Long.toString(id), "hash", seal.hash(), "releases", Integer.toString(gone.size()))))));
        return seal;
    }

    private static List<RetentionGaps.Gap> gaps(List<Link> links, long seal) {
        List<RetentionGaps.Gap> gaps = new ArrayList<>();
        Link first = null;
        Link last = null;
        for (Link link : links) {
            if (last != null && link.sequence() != last.sequence() + 1) {
                gaps.add(gap(first, last, seal));
                first = null;
            }
            first = first == null ? link : first;
            last = link;
        }
        if (last != null) {
            gaps.add(gap(first, last, seal));
        }
        return gaps;
    }

    private static RetentionGaps.Gap gap(Link first, Link last, long seal) {
        return new RetentionGaps.Gap(first.sequence(), last.sequence(), first.previousHash(), last.hash(), seal);
    }

    private static void write(Connection connection, RetentionSeal seal, List<RetentionGaps.Gap> gaps)
            throws SQLException {
        Row.of("retention_seals")
                .set("id", seal.id())
                .set("sealed_at", seal.sealedAt())
                .set("releases", seal.releases())
                .set("events", seal.events())
                .set("summary", seal.summary())
                .set("hash", seal.hash())
                .insert(connection);
        Row.insert(
                connection,
                gaps.stream()
                        .map(gap -> Row.of("retention_gaps")
                                .set("first_sequence", gap.first())
                                .set("last_sequence", gap.last())
                                .set("hash_before", gap.hashBefore())
                                .set("hash_after", gap.hashAfter())
                                .set("seal_id", gap.seal()))
                        .toList());
    }

    static List<RetentionSeal> seals(Connection connection) throws SQLException {
        return Sql.all(
                connection,
                "SELECT id, sealed_at, releases, events, summary, hash FROM retention_seals ORDER BY id",
                row -> new RetentionSeal(
                        row.getLong(1),
                        Sql.instant(row, "sealed_at"),
                        row.getInt(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6)));
    }
}
