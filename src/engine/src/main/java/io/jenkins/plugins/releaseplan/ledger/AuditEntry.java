package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Something that happened, before it has its place in the chain of audit events.
 *
 * @param release the release that it belongs to; empty for what concerns the ledger as a whole
 * @param at when, cut to microseconds and to the years 1..9999: what every database keeps
 * @param kind what happened: the name of a {@link Notice.Kind}, or a word of the ledger's own
 * @param importance the name of a {@link Notice.Importance}
 * @param text one sentence for people
 * @param facts the same for programs: a JSON object with sorted keys
 */
public record AuditEntry(String release, Instant at, String kind, String importance, String text, String facts) {

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_FACT = 10_000;

    /** The first time that every database keeps. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The last time that every database keeps. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public AuditEntry {
        release = storable(release);
        at = storable(at);
        kind = storable(kind);
        importance = storable(importance);
        text = storable(text);
        facts = storable(facts);
    }

    /** The entry for a notice of a release. Texts that no person reads to their end are cut. */
    public static AuditEntry of(String release, Instant at, Notice notice) {
        Map<String, String> facts = new TreeMap<>(notice.facts());
        facts.replaceAll((key, value) -> shortened(value, LONGEST_FACT));
        return new AuditEntry(
                release,
                at,
                notice.kind().name(),
                notice.importance().name(),
                shortened(notice.text(), LONGEST_TEXT),
                StateJson.write(facts));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /**
     * The text as every database can keep it: a NUL, which PostgreSQL refuses, and half a surrogate pair, which has no
     * UTF-8, become replacement characters.
     */
    public static String storable(String text) {
        Objects.requireNonNull(text, "text");
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != 0 && !Character.isSurrogate(c);
        }
        if (plain) {
            return text;
        }
        byte[] bytes = text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The time as every database can keep it: to the microsecond, in the years 1..9999. */
    public static Instant storable(Instant time) {
        Objects.requireNonNull(time, "at");
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time.truncatedTo(ChronoUnit.MICROS);
    }
}
