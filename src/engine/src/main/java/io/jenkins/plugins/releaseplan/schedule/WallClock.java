package io.jenkins.plugins.releaseplan.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;

/** What the clock on a wall shows, and when it shows it. */
final class WallClock {

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

    private WallClock() {}

    /** For people: {@code Mon 2026-11-23 20:00 Europe/Berlin}. */
    static String text(Instant instant, ZoneId zone) {
        return TEXT.format(instant.atZone(zone));
    }

    /** When the clock shows it for the first time; the end of the gap if it never does. */
    static Instant first(LocalDateTime shown, ZoneId zone) {
        return at(shown, zone.getRules(), true);
    }

    /** When the clock shows it for the last time; the end of the gap if it never does. */
    static Instant last(LocalDateTime shown, ZoneId zone) {
        return at(shown, zone.getRules(), false);
    }

    private static Instant at(LocalDateTime shown, ZoneRules rules, boolean first) {
        List<ZoneOffset> offsets = rules.getValidOffsets(shown);
        if (offsets.isEmpty()) {
            return rules.getTransition(shown).getInstant();
        }
        return shown.toInstant(offsets.get(first ? 0 : offsets.size() - 1));
    }
}
