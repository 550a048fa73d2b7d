package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditChain;
import io.jenkins.plugins.releaseplan.ledger.AuditReport.Fault;
import io.jenkins.plugins.releaseplan.ledger.AuditReport.Finding;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The places of audit events that sealed retention removed. */
final class RetentionGaps {

    /** The kind of the audit event that says that something was sealed. */
    static final String SEALED = "RETENTION_SEALED";

    /**
     * Events that are gone, one after the other.
     *
     * @param first the first that is gone
     * @param last the last that is gone
     * @param hashBefore the hash of the event before the first
     * @param hashAfter the hash of the last
     * @param seal the seal that says so
     */
    record Gap(long first, long last, String hashBefore, String hashAfter, long seal) {

        String line() {
            return first + " " + last + " " + hashBefore + " " + hashAfter;
        }
    }

    private record Seal(long id, String summary, String hash, long events) {}

    private final Map<Long, Gap> byFirst = new HashMap<>();
    private final List<Gap> all;

    private RetentionGaps(List<Gap> all) {
        this.all = all;
        all.forEach(gap -> byFirst.put(gap.first(), gap));
    }

    static RetentionGaps read(Connection connection) throws SQLException {
        return new RetentionGaps(Sql.all(
                connection,
                "SELECT first_sequence, last_sequence, hash_before, hash_after, seal_id FROM retention_gaps"
                        + " ORDER BY first_sequence",
                row -> new Gap(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getLong(5))));
    }

    Optional<Gap> startingAt(long sequence) {
        return Optional.ofNullable(byFirst.get(sequence));
    }

    long events() {
        return all.stream().mapToLong(gap -> gap.last() - gap.first() + 1).sum();
    }

    /** SHA-256 over the summary, a line feed, and a line for each gap: its first, last, hash before and hash after. */
    static String hash(String summary, List<Gap> gaps) {
        StringBuilder text = new StringBuilder(summary).append('\n');
        gaps.forEach(gap -> text.append(gap.line()).append('\n'));
        return AuditChain.digest(text.toString());
    }

    /** A seal that is not what the chain says that was sealed; empty if each is. */
    Optional<Finding> brokenSeal(Connection connection) throws SQLException {
        Map<Long, List<Gap>> bySeal = new HashMap<>();
        all.forEach(gap ->
                bySeal.computeIfAbsent(gap.seal(), seal -> new ArrayList<>()).add(gap));
        Set<String> chained = new HashSet<>(Sql.all(
                connection,
                "SELECT facts FROM audit_events WHERE release_id = '' AND kind = ? ORDER BY sequence_number",
                row -> StateJson.read(row.getString(1), Map.class).get("hash") + "",
                SEALED));
        List<Seal> seals = Sql.all(
                connection,
                "SELECT id, summary, hash, events FROM retention_seals ORDER BY id",
                row -> new Seal(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)));
        for (Seal seal : seals) {
            List<Gap> gaps = bySeal.getOrDefault(seal.id(), List.of());
            boolean whole = seal.hash().equals(hash(seal.summary(), gaps)) && chained.remove(seal.hash());
            if (!whole) {
                long first = gaps.isEmpty() ? 0 : gaps.get(0).first();
                return broken(first, "seal " + seal.id() + " of retention is not what the audit events say was sealed");
            }
        }
        return chained.isEmpty()
                ? Optional.empty()
                : broken(0, "a seal of retention is missing that the audit events name");
    }

    private static Optional<Finding> broken(long sequence, String text) {
        return Optional.of(new Finding(Fault.SEAL_BROKEN, sequence, "", text));
    }
}
