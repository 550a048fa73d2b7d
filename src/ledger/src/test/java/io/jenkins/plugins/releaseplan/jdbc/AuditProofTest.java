package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import java.sql.SQLException;
import java.util.List;
import org.junit.Test;

/** Whatever is done to the audit events behind the ledger's back is found and named. */
public class AuditProofTest extends OnEachDatabase {

    @Test
    public void auditEventsAreWholeAfterManyReleases() {
        for (int i = 0; i < 5; i++) {
            ran("r" + i, i % 2 == 0 ? "v1" : "bad");
        }
        AuditReport report = ledger.verify();
        assertThat(report.finding()).isEmpty();
        assertThat(report.events()).isGreaterThan(50);
    }

    @Test
    public void changedEventIsNamed() throws SQLException {
        for (String change : List.of(
                "event_text = event_text || '!'",
                "facts = '{}'",
                "kind = 'CUTOVER'",
                "importance = 'ALARM'",
                "release_id = 'other'",
                "happened_at = happened_at + INTERVAL '1' SECOND",
                "hash = previous_hash")) {
            ledger.close();
            location = empty();
            ledger = JdbcLedger.open(location);
            ran("pms", "v1");
            tamper("UPDATE audit_events SET " + change + " WHERE sequence_number = 7");
            expect(AuditReport.Fault.CHANGED, 7);
        }
    }

    @Test
    public void swappedEventsAreNamed() throws SQLException {
        ran("pms", "v1");
        tamper(
                "UPDATE audit_events SET sequence_number = -1 WHERE sequence_number = 5",
                "UPDATE audit_events SET sequence_number = 5 WHERE sequence_number = 9",
                "UPDATE audit_events SET sequence_number = 9 WHERE sequence_number = -1");
        expect(AuditReport.Fault.CHANGED, 5);
    }

    @Test
    public void deletedEventIsNamedWhereverItWas() throws SQLException {
        ran("pms", "v1");
        long last = ledger.verify().events();
        for (long sequence : new long[] {last, 6, 1}) {
            tamper("DELETE FROM audit_events WHERE sequence_number = " + sequence);
            expect(AuditReport.Fault.MISSING, sequence);
        }
    }

    @Test
    public void insertedEventIsNamed() throws SQLException {
        ran("pms", "v1");
        long last = ledger.verify().events();
        String copy =
                "INSERT INTO audit_events SELECT %d, release_id, happened_at, kind, importance, event_text, facts,"
                        + " previous_hash, hash FROM audit_events WHERE sequence_number = 3";
        tamper(copy.formatted(last + 1));
        expect(AuditReport.Fault.INSERTED, last + 1);
        tamper("DELETE FROM audit_events WHERE sequence_number = " + (last + 1), copy.formatted(0));
        expect(AuditReport.Fault.INSERTED, 0);
    }

    @Test
    public void eventThatWasReplacedWithAHashOfItsOwnIsNamedAtItsSuccessor() throws SQLException {
        ran("pms", "v1");
        var event = ledger.audit("pms").get(3);
        var entry = event.entry();
        var forged = new io.jenkins.plugins.releaseplan.ledger.AuditChain()
                .event(
                        event.sequence(),
                        event.previousHash(),
                        new io.jenkins.plugins.releaseplan.ledger.AuditEntry(
                                entry.release(),
                                entry.at(),
                                entry.kind(),
                                entry.importance(),
                                "forged",
                                entry.facts()));
        tamper("UPDATE audit_events SET event_text = 'forged', hash = '" + forged.hash() + "' WHERE sequence_number = "
                + event.sequence());
        expect(AuditReport.Fault.REORDERED, event.sequence() + 1);
    }

    @Test
    public void endThatWasCutOffTogetherWithTheHeadIsNamed() throws SQLException {
        ran("pms", "v1");
        long last = ledger.verify().events();
        tamper(
                "DELETE FROM audit_events WHERE sequence_number = " + last,
                "UPDATE audit_head SET sequence_number = " + (last - 1)
                        + ", hash = (SELECT hash FROM audit_events WHERE sequence_number = " + (last - 1) + ")");
        expect(AuditReport.Fault.MISSING, last);
    }

    @Test
    public void releaseThatWasRemovedWithAllItsEventsIsMissed() throws SQLException {
        ran("first", "v1");
        long first = ledger.audit("first").get(0).sequence();
        ran("second", "v1");
        tamper("DELETE FROM audit_events WHERE release_id = 'first'", "DELETE FROM releases WHERE id = 'first'");
        expect(AuditReport.Fault.MISSING, first);
    }

    @Test
    public void releaseThatWasRemovedWhileItsEventsStayedIsMissed() throws SQLException {
        ran("first", "v1");
        long last = ledger.verify().events();
        ran("second", "v1");
        tamper("DELETE FROM releases WHERE id = 'first'");
        expect(AuditReport.Fault.MISSING, last);
    }

    private void expect(AuditReport.Fault fault, long sequence) {
        AuditReport.Finding finding = ledger.verify().finding().orElseThrow();
        assertThat(finding.fault()).as(finding.text()).isEqualTo(fault);
        assertThat(finding.sequence()).as(finding.text()).isEqualTo(sequence);
        assertThat(finding.text()).contains(Long.toString(sequence));
    }

    @Test
    public void removalThatPretendsToBeRetentionIsFound() throws SQLException {
        begun("old", FileCloud.START);
        ran("pms", "v1");
        String before = ledger.audit("old").get(0).previousHash();
        int events = ledger.audit("old").size();
        String after = ledger.audit("old").get(events - 1).hash();
        tamper(
                "INSERT INTO retention_seals (id, sealed_at, releases, events, summary, hash) VALUES (1,"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', 1, " + events + ", '[]', '" + before
                        + "')",
                "INSERT INTO retention_gaps VALUES (1, " + events + ", '" + before + "', '" + after + "', 1)",
                "DELETE FROM audit_events WHERE release_id = 'old'",
                "DELETE FROM releases WHERE id = 'old'");
        assertThat(ledger.verify().finding().orElseThrow().fault()).isEqualTo(AuditReport.Fault.SEAL_BROKEN);
    }
}
