package io.jenkins.plugins.releaseplan.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A span of wall-clock time that comes back every week.
 *
 * @param days the days on which it begins, at least one; kept in the order Monday to Sunday
 * @param from when it begins, inclusive
 * @param to when it ends, exclusive; at or before {@code from} it ends on the next day, so that 00:00 to 00:00 is the whole
 *     day
 */
public record WeeklySlot(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public WeeklySlot {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a slot needs at least one day");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf((Collection<DayOfWeek>) days));
    }

    /**
     * Reads a slot.
     *
     * @param text days and times, such as {@code Mon-Fri 20:00-06:00}; days alone ({@code Sat,Sun}, {@code weekends}) mean
     *     the whole day, times alone every day; {@code daily}, {@code weekdays} and {@code weekends} are days too, and
     *     {@code Fri-Mon} goes over the week's end
     * @throws IllegalArgumentException if it is none; the message says what is wrong with which word
     */
    public static WeeklySlot parse(String text) {
        return SlotText.parse(text);
    }

    /** Whether the wall clock shows a time in this slot. */
    boolean contains(LocalDateTime wallClock) {
        LocalDate date = wallClock.toLocalDate();
        LocalTime time = wallClock.toLocalTime();
        if (from.isBefore(to)) {
            return beginsOn(date) && !time.isBefore(from) && time.isBefore(to);
        }
        return beginsOn(date) && !time.isBefore(from) || beginsOn(date.minusDays(1)) && time.isBefore(to);
    }

    private boolean beginsOn(LocalDate date) {
        return days.contains(date.getDayOfWeek());
    }
}
