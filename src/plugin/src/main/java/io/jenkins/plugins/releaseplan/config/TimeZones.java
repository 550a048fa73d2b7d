package io.jenkins.plugins.releaseplan.config;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The time zones that can be configured. */
final class TimeZones {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);

    private TimeZones() {}

    /**
     * A zone; UTC for an empty id.
     *
     * @throws IllegalArgumentException if there is none of this id; the message says what to write
     */
    static ZoneId of(String id) {
        if (id.isEmpty()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + id + "' is no time zone; write one such as Europe/Berlin or UTC", e);
        }
    }

    /** All zones that people know by a place, and the one that is chosen. */
    static ListBoxModel choices(String chosen) {
        Set<String> ids = new TreeSet<>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .forEach(ids::add);
        String own = Names.orEmpty(chosen);
        if (!own.isEmpty()) {
            ids.add(own);
        }
        ListBoxModel choices = new ListBoxModel();
        choices.add("UTC", "");
        ids.forEach(choices::add);
        return choices;
    }

    /** Says what time it is there. */
    static FormValidation check(String id) {
        try {
            return FormValidation.ok("It is " + NOW.format(ZonedDateTime.now(of(Names.orEmpty(id)))) + " there now.");
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
