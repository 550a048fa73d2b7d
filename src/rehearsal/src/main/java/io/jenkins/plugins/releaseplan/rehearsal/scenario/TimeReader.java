package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads points of time: {@code 2026-03-02T09:00Z}, local ones, and those counted from the scenario's begin. */
final class TimeReader {

    private final ZoneId zone;
    private final Instant start;

    TimeReader(ZoneId zone, Instant start) {
        this.zone = zone;
        this.start = start;
    }

    Instant start() {
        return start;
    }

    ZoneId zone() {
        return zone;
    }

    static ZoneId zone(Value value) {
        try {
            return ZoneId.of(value.text().strip());
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "must be a time zone such as 'Europe/Berlin' or 'UTC', not " + value.quoted());
        }
    }

    /** A point of time; a local one is in the zone. */
    static Instant instant(Value value, ZoneId zone) {
        String text = value.text().strip().replace(' ', 'T');
        try {
            return sensible(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noOffset) {
            return sensible(local(value).atZone(zone).toInstant());
        }
    }

    /** A local date and time; a date alone is its midnight. */
    static LocalDateTime local(Value value) {
        String text = value.text().strip().replace(' ', 'T');
        try {
            return text.length() == "2026-03-02".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text);
        } catch (DateTimeParseException notLocal) {
            throw new IllegalArgumentException(
                    "must be a date and time such as '2026-03-02T09:00', not " + value.quoted());
        }
    }

    private static Instant sensible(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1970 || year > 2200) {
            throw new IllegalArgumentException("must be in the years 1970..2200");
        }
        return instant;
    }

    /** A point of time, or a duration since the scenario's begin. */
    Instant sinceStart(Value value) {
        if (value.text().strip().matches("\\d{4}-.{0,40}")) {
            Instant instant = instant(value, zone);
            if (instant.isBefore(start)) {
                throw new IllegalArgumentException("is before the scenario begins, which is " + start + "; "
                        + value.quoted() + " would never happen");
            }
            return instant;
        }
        return start.plus(duration(value));
    }

    /** A point of time before the scenario's begin, or how long before it. */
    Instant beforeStart(Value value) {
        Instant instant =
                value.text().strip().matches("\\d{4}-.{0,40}") ? instant(value, zone) : start.minus(duration(value));
        if (!instant.isBefore(start)) {
            throw new IllegalArgumentException("must be before the scenario begins, which is " + start);
        }
        return instant;
    }

    private static Duration duration(Value value) {
        Duration read = value.duration();
        if (read.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException("is more than a hundred years away");
        }
        return read;
    }

    /**
     * When something happens: {@code at} a time, or {@code after} an event.
     *
     * @param asked whether {@code after: 20m} means after what a person reacts to; else it is an error
     * @param otherwise when neither is given
     */
    Moment moment(Section section, Moment otherwise, boolean asked, References references) {
        Optional<Value> at = section.value("at");
        Optional<Value> after = section.value("after");
        if (at.isPresent() && after.isPresent()) {
            after.get().wrong("has both 'at' and 'after'; one of them says when");
        }
        Moment moment = section.get("at", otherwise, value -> new Moment.At(sinceStart(value)));
        return section.get("after", moment, value -> after(value, asked, references));
    }

    private static Moment after(Value value, boolean asked, References references) {
        if (value.isMapping() && value.entries().keySet().stream().anyMatch(Shape.EVENT.keys()::contains)) {
            Section section = value.section(Shape.EVENT);
            RolloutPoint event = section.require(
                    "event", new RolloutPoint(RolloutPoint.Kind.CUTOVER, 0), one -> RolloutPoint.parse(one.text()));
            return new Moment.AfterEvent(
                    event,
                    section.get("target", "", one -> references.uses(References.Kind.TARGET, one)),
                    section.get("delay", DrawnDuration.of(Duration.ZERO), DistributionReader::duration));
        }
        if (!asked) {
            throw new IllegalArgumentException(
                    "needs an event, such as {event: stage 50, delay: 20m}; write 'at' for a time since the begin");
        }
        return new Moment.AfterAsked(DistributionReader.duration(value));
    }
}
