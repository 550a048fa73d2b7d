package io.jenkins.plugins.releaseplan.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class WeeklySlotTest {

    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    @Test
    public void readsDaysAndTimes() {
        assertThat(WeeklySlot.parse("Mon-Fri 20:00-06:00"))
                .isEqualTo(slot(LocalTime.of(20, 0), LocalTime.of(6, 0), MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY));
        assertThat(WeeklySlot.parse("Sat,Sun")).isEqualTo(slot(MIDNIGHT, MIDNIGHT, SATURDAY, SUNDAY));
        assertThat(WeeklySlot.parse("weekends")).isEqualTo(slot(MIDNIGHT, MIDNIGHT, SATURDAY, SUNDAY));
        assertThat(WeeklySlot.parse("daily 22:00-04:00"))
                .isEqualTo(slot(LocalTime.of(22, 0), LocalTime.of(4, 0), DayOfWeek.values()));
        assertThat(WeeklySlot.parse("weekdays 9:30-24:00"))
                .isEqualTo(slot(LocalTime.of(9, 30), MIDNIGHT, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY));
    }

    @Test
    public void readsTimesWithoutDaysAsEveryDay() {
        assertThat(WeeklySlot.parse("01:00-02:00").days()).containsExactly(DayOfWeek.values());
    }

    @Test
    public void readsRangesOfDaysOverTheEndOfTheWeek() {
        assertThat(WeeklySlot.parse("Fri-Mon").days()).containsExactlyInAnyOrder(FRIDAY, SATURDAY, SUNDAY, MONDAY);
        assertThat(WeeklySlot.parse("Sun-Sun").days()).containsExactly(SUNDAY);
    }

    @Test
    public void forgivesSpacesCaseLongNamesAndTypographicDashes() {
        WeeklySlot expected = WeeklySlot.parse("Mon-Wed,Fri 20:00-06:00");
        assertThat(WeeklySlot.parse("  MONDAY - wednesday , Fri   20:00 \u2013 06:00 "))
                .isEqualTo(expected);
        assertThat(WeeklySlot.parse("tues thurs 1:00-2:00")).isEqualTo(WeeklySlot.parse("Tue,Thu 01:00-02:00"));
    }

    @Test
    public void keepsDaysInTheOrderOfTheWeek() {
        Set<DayOfWeek> days = new LinkedHashSet<>(List.of(SUNDAY, MONDAY, WEDNESDAY));
        assertThat(new WeeklySlot(days, MIDNIGHT, MIDNIGHT).days()).containsExactly(MONDAY, WEDNESDAY, SUNDAY);
    }

    @Test
    public void saysWhichWordIsWrong() {
        refuses("", "needs days or times");
        refuses("Mon-Fry 20:00-06:00", "'Fry' is not a day");
        refuses("Mo 20:00-06:00", "'Mo' is not a day");
        refuses("Mon,,Tue", "'' is not a day");
        refuses("Mon-Tue-Wed", "not a range of days");
        refuses("Mon 25:00-06:00", "'25:00' is not a time of day");
        refuses("Mon 24:00-06:00", "'24:00' is not a time of day");
        refuses("Mon 20:00-24:30", "'24:30' is not a time of day");
        refuses("Mon 20:60-21:00", "'20:60' is not a time of day");
        refuses("Mon 20:00", "not a range of times");
        refuses("Mon 20:00-", "'' is not a time of day");
        refuses("Mon 20:00-21:00 22:00-23:00", "more than one range of times");
        refuses("Sat and Sun", "'and' is not a day");
        refuses("-", "'' is not a day");
        refuses("M".repeat(100_000), "at most 200 characters");
    }

    @Test
    public void refusesASlotWithoutDays() {
        assertThatThrownBy(() -> new WeeklySlot(EnumSet.noneOf(DayOfWeek.class), MIDNIGHT, MIDNIGHT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one day");
    }

    private static void refuses(String text, String why) {
        assertThatThrownBy(() -> WeeklySlot.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static WeeklySlot slot(LocalTime from, LocalTime to, DayOfWeek... days) {
        return new WeeklySlot(EnumSet.copyOf(List.of(days)), from, to);
    }
}
