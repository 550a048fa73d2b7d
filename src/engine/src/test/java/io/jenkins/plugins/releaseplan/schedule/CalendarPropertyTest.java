package io.jenkins.plugins.releaseplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.quicktheories.core.NoGuidance;

/** Calendars against a walk through time in small steps that reads the wall clock at each. */
public class CalendarPropertyTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("UTC"));

    /** Slots, freezes and changes of the clock all fall on quarters of an hour here, so no smaller step is needed. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private static final int QUARTERS_A_DAY = 96;
    private static final Duration WALK = Duration.ofDays(9);

    @Test
    public void opensAndClosesExactlyWhereAWalkThroughTimeFindsIt() {
        qt().withGuidance(prng -> new NoGuidance())
                .withFixedSeed(20_261_123)
                .withExamples(3_000)
                .forAll(lists().of(integers().between(0, 1_000_000)).ofSize(9))
                .checkAssert(CalendarPropertyTest::check);
    }

    private static void check(List<Integer> drawn) {
        ZoneId zone = ZONES.get(drawn.get(0) % ZONES.size());
        Instant start = nearAChange(zone, drawn.get(1), drawn.get(2));
        MaintenanceWindow window = new MaintenanceWindow(
                "w", zone, List.of(slot(drawn.get(3), drawn.get(4)), slot(drawn.get(5), drawn.get(6))));
        Freeze freeze = freeze(zone, start, drawn.get(7), drawn.get(8));
        ReleaseCalendar calendar = new ReleaseCalendar(window, List.of(freeze));

        Instant opens = walk(calendar, start, true);
        Instant closes = walk(calendar, start, false);
        assertThat(within(calendar.opensAfter(start), start)).isEqualTo(Optional.ofNullable(opens));
        assertThat(within(calendar.closesAfter(start), start)).isEqualTo(Optional.ofNullable(closes));
    }

    private static Optional<Instant> within(Optional<Instant> found, Instant start) {
        return found.filter(at -> at.isBefore(start.plus(WALK)));
    }

    private static Instant walk(ReleaseCalendar calendar, Instant start, boolean wanted) {
        for (Instant at = start; at.isBefore(start.plus(WALK)); at = at.plus(STEP)) {
            boolean open = isOpen(calendar, at);
            assertThat(calendar.isOpen(at)).as("open at " + at).isEqualTo(open);
            if (open == wanted) {
                return at;
            }
        }
        return null;
    }

    private static boolean isOpen(ReleaseCalendar calendar, Instant at) {
        ZonedDateTime shown = at.atZone(calendar.window().zone());
        int minute = shown.getHour() * 60 + shown.getMinute();
        boolean inWindow = false;
        for (WeeklySlot slot : calendar.window().slots()) {
            int from = slot.from().getHour() * 60 + slot.from().getMinute();
            int to = slot.to().getHour() * 60 + slot.to().getMinute();
            int end = to <= from ? to + 24 * 60 : to;
            boolean today = slot.days().contains(shown.getDayOfWeek()) && from <= minute && minute < end;
            boolean sinceYesterday = slot.days().contains(shown.getDayOfWeek().minus(1)) && minute + 24 * 60 < end;
            inWindow |= today || sinceYesterday;
        }
        Freeze freeze = calendar.freezes().get(0);
        ZonedDateTime begins = freeze.from().atZone(freeze.zone()).withEarlierOffsetAtOverlap();
        ZonedDateTime ends = freeze.to().atZone(freeze.zone()).withLaterOffsetAtOverlap();
        boolean frozen = !at.isBefore(begins.toInstant()) && at.isBefore(ends.toInstant());
        return inWindow && !frozen;
    }

    private static Instant nearAChange(ZoneId zone, int year, int quarters) {
        Instant begin = Instant.parse("2012-01-01T00:00:00Z").plus(Duration.ofDays(180L * (year % 40)));
        var transition = zone.getRules().nextTransition(begin);
        Instant near = transition == null ? begin : transition.getInstant();
        return near.minus(STEP.multipliedBy(quarters % (3 * QUARTERS_A_DAY)));
    }

    private static WeeklySlot slot(int mask, int times) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((mask >> day.ordinal() & 1) == 1) {
                days.add(day);
            }
        }
        days.add(DayOfWeek.of(mask % 7 + 1));
        return new WeeklySlot(days, quarter(times), quarter(times / QUARTERS_A_DAY));
    }

    private static LocalTime quarter(int number) {
        return LocalTime.MIDNIGHT.plusMinutes(15L * (number % QUARTERS_A_DAY));
    }

    /** Ends and begins that the clock never shows have an example of their own; here they are moved to noon. */
    private static Freeze freeze(ZoneId zone, Instant start, int offset, int length) {
        LocalDateTime day = LocalDateTime.ofInstant(start, zone).toLocalDate().atStartOfDay();
        LocalDateTime from = shown(zone, day.plusMinutes(15L * (offset % (5 * QUARTERS_A_DAY))));
        LocalDateTime to = shown(zone, from.plusMinutes(15L * (1 + length % (3 * QUARTERS_A_DAY))));
        return new Freeze("f", zone, from, to.isAfter(from) ? to : from.plusDays(2), "");
    }

    private static LocalDateTime shown(ZoneId zone, LocalDateTime time) {
        List<?> offsets = new ArrayList<>(zone.getRules().getValidOffsets(time));
        return offsets.isEmpty() ? time.toLocalDate().atTime(12, 0) : time;
    }
}
