package io.jenkins.plugins.releaseplan.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When changes may be made, week by week. It is open exactly while the wall clock of its zone shows a time in one of its
 * slots. Where the clock is put forward, a slot that begins in the gap therefore opens at the first instant after it; where
 * the clock is put back, a time that comes twice is open twice; and a slot across a change lasts from wall clock to wall
 * clock, an hour less or more of real time.
 *
 * @param name the name by which steps refer to it
 * @param zone whose wall clock counts
 * @param slots when it is open, at least one; they may overlap
 */
public record MaintenanceWindow(String name, ZoneId zone, List<WeeklySlot> slots) {

    /** Slots come back every week; a change of the clock can swallow one, not three in a row. */
    private static final Duration LONGEST_LOOK = Duration.ofDays(22);

    public MaintenanceWindow {
        Objects.requireNonNull(zone, "zone");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a maintenance window needs a name");
        }
        slots = List.copyOf(slots);
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("maintenance window '" + name + "' has no slots");
        }
    }

    /**
     * Reads a window.
     *
     * @param name the name by which steps refer to it
     * @param zone whose wall clock counts
     * @param slots as {@link WeeklySlot#parse} reads them; a text may hold several, parted by semicolons
     * @throws IllegalArgumentException if a text is not a slot, or if there is none
     */
    public static MaintenanceWindow parse(String name, ZoneId zone, List<String> slots) {
        List<WeeklySlot> read = new ArrayList<>();
        for (String text : slots) {
            for (String slot : text.split(";")) {
                read.add(WeeklySlot.parse(slot));
            }
        }
        return new MaintenanceWindow(name, zone, read);
    }

    /** Whether it is open at this instant. */
    public boolean isOpen(Instant instant) {
        LocalDateTime wallClock = LocalDateTime.ofInstant(instant, zone);
        for (WeeklySlot slot : slots) {
            if (slot.contains(wallClock)) {
                return true;
            }
        }
        return false;
    }

    /** The first instant, at or after this one, at which it is open; empty if it never opens again. */
    public Optional<Instant> opensAfter(Instant instant) {
        return first(instant, this::isOpen);
    }

    /** The first instant, at or after this one, at which it is closed; empty if it never closes. */
    public Optional<Instant> closesAfter(Instant instant) {
        return first(instant, candidate -> !isOpen(candidate));
    }

    private Optional<Instant> first(Instant instant, Predicate<Instant> wanted) {
        Instant end = instant.plus(LONGEST_LOOK);
        for (Instant at = instant; at.isBefore(end); at = nextChange(at)) {
            if (wanted.test(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The next instant at which the wall clock shows the begin or the end of a slot, or is changed. */
    private Instant nextChange(Instant instant) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.nextTransition(instant);
        Instant next = transition == null ? Instant.MAX : transition.getInstant();
        LocalDate today = LocalDate.ofInstant(instant, zone);
        // From yesterday on: a clock put back over midnight shows yesterday's times again.
        for (LocalDate date = today.minusDays(1); !date.isAfter(today.plusDays(1)); date = date.plusDays(1)) {
            for (WeeklySlot slot : slots) {
                next = sooner(next, instant, date, slot.from(), rules);
                next = sooner(next, instant, date, slot.to(), rules);
            }
        }
        return next;
    }

    private static Instant sooner(Instant best, Instant after, LocalDate date, LocalTime time, ZoneRules rules) {
        Instant soonest = best;
        LocalDateTime shown = date.atTime(time);
        for (ZoneOffset offset : rules.getValidOffsets(shown)) {
            Instant candidate = shown.toInstant(offset);
            if (candidate.isAfter(after) && candidate.isBefore(soonest)) {
                soonest = candidate;
            }
        }
        return soonest;
    }
}
