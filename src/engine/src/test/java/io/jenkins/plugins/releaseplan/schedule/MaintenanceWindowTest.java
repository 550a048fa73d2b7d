package io.jenkins.plugins.releaseplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.Test;

public class MaintenanceWindowTest {

    @Test
    public void isOpenFromTheBeginToJustBeforeTheEnd() {
        MaintenanceWindow window = window("UTC", "Mon-Fri 20:00-22:00");
        assertThat(window.isOpen(at("2026-11-23T19:59:59.999999999Z"))).isFalse();
        assertThat(window.isOpen(at("2026-11-23T20:00:00Z"))).isTrue();
        assertThat(window.isOpen(at("2026-11-23T21:59:59.999999999Z"))).isTrue();
        assertThat(window.isOpen(at("2026-11-23T22:00:00Z"))).isFalse();
        assertThat(window.isOpen(at("2026-11-22T21:00:00Z"))).as("Sunday").isFalse();
    }

    @Test
    public void goesOnAfterMidnightOfTheDayOnWhichItBegan() {
        MaintenanceWindow window = window("UTC", "Fri 20:00-06:00");
        assertThat(window.isOpen(at("2026-11-28T05:59:59Z")))
                .as("Saturday morning")
                .isTrue();
        assertThat(window.isOpen(at("2026-11-28T06:00:00Z"))).isFalse();
        assertThat(window.isOpen(at("2026-11-27T05:00:00Z")))
                .as("Friday morning")
                .isFalse();
        assertThat(window.closesAfter(at("2026-11-27T21:00:00Z"))).contains(at("2026-11-28T06:00:00Z"));
    }

    @Test
    public void opensAndClosesNowIfItIsOpenOrClosedNow() {
        MaintenanceWindow window = window("UTC", "daily 20:00-22:00");
        Instant open = at("2026-11-23T20:30:00Z");
        Instant closed = at("2026-11-23T22:00:00Z");
        assertThat(window.opensAfter(open)).contains(open);
        assertThat(window.closesAfter(closed)).contains(closed);
        assertThat(window.opensAfter(closed)).contains(at("2026-11-24T20:00:00Z"));
    }

    @Test
    public void findsTheNextOpeningAWeekAhead() {
        MaintenanceWindow window = window("Europe/Berlin", "Sun 03:00-04:00");
        assertThat(window.opensAfter(at("2026-11-22T03:00:00Z"))).contains(at("2026-11-29T02:00:00Z"));
    }

    @Test
    public void joinsSlotsThatTouch() {
        MaintenanceWindow window = window("UTC", "Fri 20:00-24:00", "weekends", "Mon 00:00-06:00");
        assertThat(window.closesAfter(at("2026-11-27T20:00:00Z"))).contains(at("2026-11-30T06:00:00Z"));
    }

    @Test
    public void neverClosesWhenEverySlotIsAWholeDay() {
        assertThat(window("Europe/Berlin", "daily").closesAfter(at("2026-03-28T00:00:00Z")))
                .isEmpty();
    }

    @Test
    public void opensAtTheFirstInstantAfterTheGapWhenItsBeginIsInTheGap() {
        MaintenanceWindow window = window("Europe/Berlin", "Sun 02:30-04:00");
        Instant afterGap = at("2026-03-29T01:00:00Z");
        assertThat(window.opensAfter(at("2026-03-28T12:00:00Z"))).contains(afterGap);
        assertThat(window.closesAfter(afterGap)).contains(at("2026-03-29T02:00:00Z"));
    }

    @Test
    public void doesNotOpenOnTheDayWhoseGapSwallowsIt() {
        MaintenanceWindow window = window("Europe/Berlin", "Sun 02:15-02:45");
        assertThat(window.opensAfter(at("2026-03-28T12:00:00Z"))).contains(at("2026-04-05T00:15:00Z"));
    }

    @Test
    public void isOpenBothTimesThatTheClockShowsItsSlot() {
        MaintenanceWindow window = window("Europe/Berlin", "Sun 02:15-02:45");
        Instant first = at("2026-10-25T00:15:00Z");
        Instant second = at("2026-10-25T01:15:00Z");
        assertThat(window.opensAfter(at("2026-10-24T12:00:00Z"))).contains(first);
        assertThat(window.closesAfter(first)).contains(at("2026-10-25T00:45:00Z"));
        assertThat(window.opensAfter(at("2026-10-25T00:45:00Z"))).contains(second);
        assertThat(window.closesAfter(second)).contains(at("2026-10-25T01:45:00Z"));
    }

    @Test
    public void lastsFromWallClockToWallClockOverAChange() {
        MaintenanceWindow berlin = window("Europe/Berlin", "Sat 20:00-06:00");
        assertThat(length(berlin, "2026-03-28T19:00:00Z")).as("forward").isEqualTo(Duration.ofHours(9));
        assertThat(length(berlin, "2026-10-24T18:00:00Z")).as("back").isEqualTo(Duration.ofHours(11));
        assertThat(length(berlin, "2026-06-06T18:00:00Z")).isEqualTo(Duration.ofHours(10));

        MaintenanceWindow newYork = window("America/New_York", "Sat 20:00-06:00");
        assertThat(length(newYork, "2026-03-08T01:00:00Z")).isEqualTo(Duration.ofHours(9));
        assertThat(length(newYork, "2026-11-01T00:00:00Z")).isEqualTo(Duration.ofHours(11));
    }

    @Test
    public void knowsChangesOfHalfAnHour() {
        MaintenanceWindow lordHowe = window("Australia/Lord_Howe", "Sat 20:00-06:00");
        assertThat(length(lordHowe, "2026-10-03T09:30:00Z")).as("forward").isEqualTo(Duration.ofMinutes(570));
        assertThat(length(lordHowe, "2026-04-04T09:00:00Z")).as("back").isEqualTo(Duration.ofMinutes(630));
    }

    @Test
    public void knowsDaysThatBeginAtOneOClock() {
        MaintenanceWindow havana = window("America/Havana", "Sun");
        Instant opens = havana.opensAfter(at("2026-03-07T12:00:00Z")).orElseThrow();
        assertThat(opens).as("00:00 is put forward to 01:00").isEqualTo(at("2026-03-08T05:00:00Z"));
        assertThat(length(havana, "2026-03-08T05:00:00Z")).isEqualTo(Duration.ofHours(23));
        assertThat(length(havana, "2026-11-01T04:00:00Z"))
                .as("00:00 to 01:00 twice")
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    public void knowsDaysWhoseLastHourComesTwice() {
        MaintenanceWindow cairo = window("Africa/Cairo", "Thu");
        Instant begin = at("2024-10-30T21:00:00Z");
        assertThat(cairo.opensAfter(at("2024-10-30T12:00:00Z"))).contains(begin);
        assertThat(length(cairo, "2024-10-30T21:00:00Z")).isEqualTo(Duration.ofHours(25));
    }

    @Test
    public void knowsClocksThatArePutBackIntoTheDayBefore() {
        MaintenanceWindow stJohns = window("America/St_Johns", "Sat");
        Instant sunday = at("2008-11-02T02:30:00Z");
        Instant saturdayAgain = at("2008-11-02T02:31:00Z");
        assertThat(stJohns.closesAfter(at("2008-11-01T12:00:00Z"))).contains(sunday);
        assertThat(stJohns.opensAfter(sunday)).as("at 00:01 it was 23:01 again").contains(saturdayAgain);
        assertThat(stJohns.closesAfter(saturdayAgain)).contains(at("2008-11-02T03:30:00Z"));
    }

    @Test
    public void survivesADayThatTheZoneLeftOut() {
        MaintenanceWindow apia = window("Pacific/Apia", "Fri");
        assertThat(apia.opensAfter(at("2011-12-30T09:00:00Z")))
                .as("Friday 2011-12-30 never was")
                .contains(at("2012-01-05T10:00:00Z"));
    }

    @Test
    public void readsSeveralSlotsFromTexts() {
        assertThat(MaintenanceWindow.parse("w", ZoneId.of("UTC"), List.of("Mon 20:00-22:00; weekends", "Tue"))
                        .slots())
                .containsExactly(
                        WeeklySlot.parse("Mon 20:00-22:00"), WeeklySlot.parse("Sat,Sun"), WeeklySlot.parse("Tue"));
    }

    @Test
    public void refusesAWindowThatIsNone() {
        assertThatThrownBy(() -> window("UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'off-peak' has no slots");
        assertThatThrownBy(() -> window("UTC", "Mon; ; Tue"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs days or times");
        assertThatThrownBy(() -> MaintenanceWindow.parse(" ", ZoneId.of("UTC"), List.of("Mon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a name");
    }

    private static Duration length(MaintenanceWindow window, String opensAt) {
        Instant opens = at(opensAt);
        assertThat(window.isOpen(opens.minusNanos(1)))
                .as("just before " + opensAt)
                .isFalse();
        assertThat(window.isOpen(opens)).as("at " + opensAt).isTrue();
        return Duration.between(opens, window.closesAfter(opens).orElseThrow());
    }

    private static MaintenanceWindow window(String zone, String... slots) {
        return MaintenanceWindow.parse("off-peak", ZoneId.of(zone), List.of(slots));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
