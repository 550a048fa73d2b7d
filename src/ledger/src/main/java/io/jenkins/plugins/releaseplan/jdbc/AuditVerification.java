package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditChain;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import io.jenkins.plugins.releaseplan.ledger.AuditReport.Fault;
import io.jenkins.plugins.releaseplan.ledger.AuditReport.Finding;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Goes along the chain of audit events from its beginning and compares: each event with its hash, its place with the one
 * before it, the places that are empty with the seals of retention, the end with the head that the ledger keeps, and the last
 * event of each release with what the release's row says. Stops at the first thing that is wrong.
 */
final class AuditVerification {

    private static final int PAGE = 20_000;

    private record Head(long sequence, String hash) {}

    private record Last(long events, long sequence, String hash) {}

    private final Connection connection;
    private final AuditChain chain = new AuditChain();
    private final Map<String, Last> releases = new HashMap<>();
    private RetentionGaps gaps;
    private Head head;
    private long read;
    private long expected = 1;
    private String previous = AuditChain.BEGINNING;

    private AuditVerification(Connection connection) {
        this.connection = connection;
    }

    static AuditReport run(Connection connection) throws SQLException {
        return new AuditVerification(connection).run();
    }

    private AuditReport run() throws SQLException {
        head = Sql.one(
                        connection,
                        "SELECT sequence_number, hash FROM audit_head WHERE product = ?",
                        row -> new Head(row.getLong(1), row.getString(2)),
                        Schema.PRODUCT)
                .orElseThrow(() -> new LedgerException(
                        "the ledger has no head of its audit events: its tables were" + " changed; restore a backup"));
        gaps = RetentionGaps.read(connection);
        Optional<Finding> finding = events();
        if (finding.isEmpty()) {
            finding = end();
        }
        if (finding.isEmpty()) {
            finding = witnesses();
        }
        if (finding.isEmpty()) {
            finding = gaps.brokenSeal(connection);
        }
        return new AuditReport(read, gaps.events(), head.hash(), finding);
    }

    /** Reads the next page while one is checked: the two cost about the same. */
    private Optional<Finding> events() throws SQLException {
        List<AuditEvent> page = page(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            long last = page.get(page.size() - 1).sequence();
            CompletableFuture<List<AuditEvent>> next = CompletableFuture.supplyAsync(() -> pageAhead(last));
            Optional<Finding> finding = check(page);
            page = await(next);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    /**
     * The events from the first place after this one that is taken, at most {@value #PAGE}. A page has two ends, as a database
     * that does not know yet how large the table has become may sort all that a page with one end leaves, for each page.
     */
    private List<AuditEvent> page(long after) throws SQLException {
        Optional<Long> first = Sql.one(
                connection,
                "SELECT sequence_number FROM audit_events WHERE sequence_number > ?"
                        + " ORDER BY sequence_number FETCH FIRST 1 ROWS ONLY",
                row -> row.getLong(1),
                after);
        if (first.isEmpty()) {
            return List.of();
        }
        return Sql.all(
                connection,
                "SELECT " + AuditRows.COLUMNS + " FROM audit_events WHERE sequence_number BETWEEN ? AND ?"
                        + " ORDER BY sequence_number",
                AuditRows::read,
                first.get(),
                first.get() > Long.MAX_VALUE - PAGE ? Long.MAX_VALUE : first.get() + PAGE - 1);
    }

    private List<AuditEvent> pageAhead(long after) {
        try {
            return page(after);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static List<AuditEvent> await(CompletableFuture<List<AuditEvent>> page) throws SQLException {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e;
        }
    }

    private Optional<Finding> check(List<AuditEvent> page) {
        for (AuditEvent event : page) {
            Optional<Finding> finding = check(event);
            if (finding.isPresent()) {
                return finding;
            }
            read++;
            expected = event.sequence() + 1;
            previous = event.hash();
            releases.merge(
                    event.entry().release(),
                    new Last(1, event.sequence(), event.hash()),
                    (was, is) -> new Last(was.events() + 1, is.sequence(), is.hash()));
        }
        return Optional.empty();
    }

    private Optional<Finding> check(AuditEvent event) {
        Optional<Finding> jumped = jump(event.sequence());
        if (jumped.isPresent()) {
            return jumped;
        }
        if (event.sequence() < expected) {
            return found(Fault.INSERTED, event, "stands where no event can be");
        }
        if (event.sequence() > head.sequence()) {
            return found(Fault.INSERTED, event, "stands after the last that was appended, " + head.sequence());
        }
        if (event.sequence() > expected) {
            return missing(expected, event.sequence() - 1);
        }
        boolean itself = event.hash().equals(chain.hash(event.sequence(), event.previousHash(), event.entry()));
        if (!itself) {
            return found(Fault.CHANGED, event, "is not what was written, or not where it was written");
        }
        if (!event.previousHash().equals(previous)) {
            return found(Fault.REORDERED, event, "does not follow the event before it");
        }
        return Optional.empty();
    }

    /** Goes over the places up to this one whose events a sealed retention removed. */
    private Optional<Finding> jump(long upTo) {
        while (expected < upTo) {
            Optional<RetentionGaps.Gap> gap = gaps.startingAt(expected);
            if (gap.isEmpty()) {
                return Optional.empty();
            }
            if (!gap.get().hashBefore().equals(previous)) {
                return Optional.of(new Finding(
                        Fault.SEAL_BROKEN,
                        expected,
                        "",
                        "the events from " + expected
                                + " on were removed by retention, but the seal does not follow the"
                                + " event before them"));
            }
            expected = gap.get().last() + 1;
            previous = gap.get().hashAfter();
        }
        return Optional.empty();
    }

    private Optional<Finding> end() {
        Optional<Finding> jumped = jump(head.sequence() + 1);
        if (jumped.isPresent()) {
            return jumped;
        }
        if (expected <= head.sequence()) {
            return missing(expected, head.sequence());
        }
        if (!previous.equals(head.hash())) {
            return Optional.of(new Finding(
                    Fault.CHANGED,
                    head.sequence(),
                    "",
                    "event " + head.sequence() + " is not the last that was appended: its hash is another"));
        }
        return Optional.empty();
    }

    /**
     * Finds an end that was cut off together with the head, as each release knows its last event, too; and a release that was
     * removed while its events stayed.
     */
    private Optional<Finding> witnesses() throws SQLException {
        Map<String, Last> said = new LinkedHashMap<>();
        Sql.all(
                        connection,
                        "SELECT id, audit_events, audit_last, audit_hash FROM releases ORDER BY audit_last",
                        row -> Map.entry(row.getString(1), new Last(row.getLong(2), row.getLong(3), row.getString(4))))
                .forEach(release -> said.put(release.getKey(), release.getValue()));
        return said.entrySet().stream()
                .flatMap(release -> witness(release.getKey(), release.getValue()).stream())
                .findFirst()
                .or(() -> removed(said.keySet()));
    }

    private Optional<Finding> removed(Set<String> kept) {
        return releases.entrySet().stream()
                .filter(release -> !release.getKey().isEmpty() && !kept.contains(release.getKey()))
                .min(Comparator.comparingLong(release -> release.getValue().sequence()))
                .map(release -> new Finding(
                        Fault.MISSING,
                        release.getValue().sequence(),
                        release.getKey(),
                        "release " + release.getKey() + " has "
                                + release.getValue().events() + " events and the last is "
                                + release.getValue().sequence() + "; the release itself is not there"));
    }

    private Optional<Finding> witness(String release, Last said) {
        Last found = releases.getOrDefault(release, new Last(0, 0, ""));
        if (found.equals(said)) {
            return Optional.empty();
        }
        Fault fault =
                found.sequence() > said.sequence() || found.events() > said.events() ? Fault.INSERTED : Fault.MISSING;
        return Optional.of(new Finding(
                fault,
                Math.max(said.sequence(), found.sequence()),
                release,
                "release " + release + " says that it has " + said.events() + " events and the last is "
                        + said.sequence() + "; there are " + found.events() + " and the last is " + found.sequence()));
    }

    private static Optional<Finding> missing(long first, long last) {
        String text = first == last
                ? "event " + first + " is missing"
                : "the events " + first + " to " + last + " are missing";
        return Optional.of(new Finding(Fault.MISSING, first, "", text));
    }

    private static Optional<Finding> found(Fault fault, AuditEvent event, String what) {
        String release = event.entry().release();
        return Optional.of(new Finding(
                fault,
                event.sequence(),
                release,
                "event " + event.sequence() + (release.isEmpty() ? "" : " of release " + release) + " " + what));
    }
}
