package io.jenkins.plugins.releaseplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.Test;

public class ReleaseCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final MaintenanceWindow OFF_PEAK =
            MaintenanceWindow.parse("off-peak", BERLIN, List.of("Mon-Fri 20:00-06:00"));
    private static final Freeze YEAR_END = freeze("year end", "2026-12-18T00:00", "2027-01-04T08:00", "");

    @Test
    public void withoutWindowAndFreezeIsOpenForEver() {
        Instant now = at("2026-11-23T12:00:00Z");
        assertThat(ReleaseCalendar.ALWAYS.isOpen(now)).isTrue();
        assertThat(ReleaseCalendar.ALWAYS.opensAfter(now)).contains(now);
        assertThat(ReleaseCalendar.ALWAYS.closesAfter(now)).isEmpty();
        assertThat(ReleaseCalendar.ALWAYS.why(now)).isEqualTo("open at any time");
    }

    @Test
    public void saysWhenAClosedWindowOpensInItsOwnZone() {
        ReleaseCalendar calendar = new ReleaseCalendar(OFF_PEAK, List.of());
        assertThat(calendar.why(at("2026-11-23T12:00:00Z")))
                .isEqualTo("outside 'off-peak' (opens Mon 2026-11-23 20:00 Europe/Berlin)");
        assertThat(calendar.why(at("2026-11-23T22:00:00Z")))
                .isEqualTo("inside 'off-peak' (closes Tue 2026-11-24 06:00 Europe/Berlin)");
    }

    @Test
    public void aFreezeClosesAnOpenWindow() {
        ReleaseCalendar calendar = new ReleaseCalendar(OFF_PEAK, List.of(YEAR_END));
        Instant begin = at("2026-12-17T23:00:00Z");
        assertThat(calendar.isOpen(begin.minusNanos(1))).isTrue();
        assertThat(calendar.isOpen(begin)).isFalse();
        assertThat(calendar.closesAfter(at("2026-12-17T20:00:00Z"))).contains(begin);
        assertThat(calendar.why(begin)).isEqualTo("frozen: year end until Mon 2027-01-04 08:00 Europe/Berlin");
    }

    @Test
    public void opensWhenTheFreezeIsOverAndTheWindowOpensNext() {
        ReleaseCalendar calendar = new ReleaseCalendar(OFF_PEAK, List.of(YEAR_END));
        assertThat(calendar.opensAfter(at("2026-12-20T00:00:00Z"))).contains(at("2027-01-04T19:00:00Z"));
    }

    @Test
    public void saysWhyThereIsAFreezeAndWhichEndsLast() {
        Freeze audit = freeze("audit", "2026-12-01T00:00", "2027-02-01T00:00", "the auditors are here");
        ReleaseCalendar calendar = new ReleaseCalendar(null, List.of(YEAR_END, audit));
        assertThat(calendar.why(at("2026-12-24T00:00:00Z")))
                .isEqualTo("frozen: audit until Mon 2027-02-01 00:00 Europe/Berlin (the auditors are here)");
        assertThat(calendar.why(at("2027-03-01T00:00:00Z"))).isEqualTo("no freeze holds");
    }

    @Test
    public void findsTheOpeningBehindAYearThatFreezesOverlapAllOver() {
        List<Freeze> freezes = List.of(
                freeze("second", "2026-06-01T00:00", "2027-01-05T12:00", ""),
                freeze("first", "2026-01-01T00:00", "2026-06-01T00:00", ""),
                freeze("inner", "2026-02-01T00:00", "2026-03-01T00:00", ""));
        ReleaseCalendar calendar = new ReleaseCalendar(OFF_PEAK, freezes);
        assertThat(calendar.opensAfter(at("2026-01-15T00:00:00Z"))).contains(at("2027-01-05T19:00:00Z"));
    }

    @Test
    public void staysClosedWhileFreezesSwallowEveryWindow() {
        MaintenanceWindow sundays = MaintenanceWindow.parse("sundays", BERLIN, List.of("Sun 03:00-04:00"));
        List<Freeze> freezes = List.of(
                freeze("a", "2026-11-29T03:00", "2026-11-29T04:00", ""),
                freeze("b", "2026-12-06T02:00", "2026-12-06T03:30", ""));
        ReleaseCalendar calendar = new ReleaseCalendar(sundays, freezes);
        assertThat(calendar.opensAfter(at("2026-11-25T00:00:00Z"))).contains(at("2026-12-06T02:30:00Z"));
    }

    @Test
    public void aFreezeIsNeverShorterThanTheClockSays() {
        Freeze back = freeze("back", "2026-10-25T02:30", "2026-10-25T02:45", "");
        assertThat(back.begins()).isEqualTo(at("2026-10-25T00:30:00Z"));
        assertThat(back.ends()).isEqualTo(at("2026-10-25T01:45:00Z"));
        Freeze forward = freeze("forward", "2026-03-29T02:30", "2026-03-29T03:30", "");
        assertThat(forward.begins()).isEqualTo(at("2026-03-29T01:00:00Z"));
        assertThat(forward.covers(at("2026-03-29T01:29:59Z"))).isTrue();
        assertThat(forward.covers(at("2026-03-29T01:30:00Z"))).isFalse();
    }

    @Test
    public void aFreezeThatTheGapSwallowsChangesNothing() {
        Freeze swallowed = freeze("swallowed", "2026-03-29T02:10", "2026-03-29T02:50", "");
        ReleaseCalendar calendar = new ReleaseCalendar(null, List.of(swallowed));
        assertThat(calendar.closesAfter(at("2026-03-01T00:00:00Z"))).isEmpty();
        assertThat(calendar.isOpen(swallowed.begins())).isTrue();
    }

    @Test
    public void refusesAFreezeThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> freeze("odd", "2026-12-18T00:00", "2026-12-18T00:00", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'odd' ends at 2026-12-18T00:00, which is not after its begin");
        assertThatThrownBy(() -> freeze(" ", "2026-12-18T00:00", "2026-12-19T00:00", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a name");
    }

    private static Freeze freeze(String name, String from, String to, String reason) {
        return new Freeze(name, BERLIN, LocalDateTime.parse(from), LocalDateTime.parse(to), reason);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
