package io.jenkins.plugins.releaseplan.checklist;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody's statement on an item. A later one on the same item corrects it.
 *
 * @param itemId the item
 * @param status how it stands from then on
 * @param by who says so, never blank
 * @param at when it was said
 * @param reason why it does not apply; empty for none, null is taken as empty, and so for the next two
 * @param note anything else
 * @param evidence an {@code http} or {@code https} address of a proof
 */
public record Mark(String itemId, Status status, String by, Instant at, String reason, String note, String evidence) {

    public Mark {
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        reason = Objects.requireNonNullElse(reason, "");
        note = Objects.requireNonNullElse(note, "");
        evidence = Objects.requireNonNullElse(evidence, "");
    }

    /** A tick without further words. */
    public static Mark done(String itemId, String by, Instant at) {
        return new Mark(itemId, Status.DONE, by, at, "", "", "");
    }

    /** A correction: the item is to be done again. */
    public static Mark open(String itemId, String by, Instant at, String reason) {
        return new Mark(itemId, Status.OPEN, by, at, reason, "", "");
    }

    /** The item does not apply to this release. */
    public static Mark notApplicable(String itemId, String by, Instant at, String reason) {
        return new Mark(itemId, Status.NOT_APPLICABLE, by, at, reason, "", "");
    }
}
