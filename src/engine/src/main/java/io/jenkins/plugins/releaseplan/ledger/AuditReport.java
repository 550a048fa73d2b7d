package io.jenkins.plugins.releaseplan.ledger;

import java.util.Objects;
import java.util.Optional;

/**
 * What the verification of a ledger's audit events found.
 *
 * @param events how many were read
 * @param sealed how many are gone by sealed retention
 * @param head the hash of the last event; to be written down elsewhere by those who want a proof against a rewritten chain
 * @param finding the first thing that is wrong; empty if all is well
 */
public record AuditReport(long events, long sealed, String head, Optional<Finding> finding) {

    /** What is wrong. */
    public enum Fault {
        /** An event's content, place or time is not what was hashed. */
        CHANGED,
        /** An event is not there. */
        MISSING,
        /** An event is there that was never appended. */
        INSERTED,
        /** An event does not follow the one before it: events were reordered or replaced. */
        REORDERED,
        /** What seals removed events was changed. */
        SEAL_BROKEN
    }

    /**
     * Something that is wrong.
     *
     * @param fault what
     * @param sequence where: the first event that it concerns
     * @param release the release that the event belongs to; empty if that is not known
     * @param text one sentence for people
     */
    public record Finding(Fault fault, long sequence, String release, String text) {
        public Finding {
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(release, "release");
            Objects.requireNonNull(text, "text");
        }
    }

    public AuditReport {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(finding, "finding");
    }

    /** Whether nothing was changed, removed, inserted or reordered. */
    public boolean intact() {
        return finding.isEmpty();
    }

    /** What was found, for people: the first thing that is wrong, or how many events are as they were written. */
    public String text() {
        return finding.map(Finding::text)
                .orElseGet(() -> events + " audit events are as they were written"
                        + (sealed == 0 ? "" : ", and " + sealed + " were removed by sealed retention"));
    }
}
