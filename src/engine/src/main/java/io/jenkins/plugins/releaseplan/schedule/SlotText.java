package io.jenkins.plugins.releaseplan.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How weekly slots are written. */
final class SlotText {

    private static final Pattern DASH = Pattern.compile("\\s*[-\u2013\u2014]\\s*");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern TIME = Pattern.compile("(?<hour>\\d{1,2}):(?<minute>\\d{2})");
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_TEXT = 200;

    private SlotText() {}

    static WeeklySlot parse(String text) {
        String written = text.strip();
        if (written.isEmpty()) {
            throw new IllegalArgumentException(
                    "a window needs days or times, such as 'Mon-Fri 20:00-06:00', 'Sat,Sun' or 'daily 22:00-04:00'");
        }
        if (written.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a slot of a window is at most " + LONGEST_TEXT + " characters long, not " + written.length());
        }
        List<String> days = new ArrayList<>();
        List<String> times = new ArrayList<>();
        String tidy = COMMA.matcher(DASH.matcher(written).replaceAll("-")).replaceAll(",");
        for (String word : SPACE.split(tidy)) {
            (Character.isDigit(word.charAt(0)) ? times : days).add(word);
        }
        if (times.size() > 1) {
            throw wrong(written, "has more than one range of times; write one slot for each");
        }
        Set<DayOfWeek> on = days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days(written, String.join(",", days));
        return times.isEmpty()
                ? new WeeklySlot(on, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)
                : times(written, on, times.get(0));
    }

    private static WeeklySlot times(String written, Set<DayOfWeek> days, String range) {
        String[] ends = range.split("-", -1);
        if (ends.length != 2) {
            throw wrong(written, "'" + range + "' is not a range of times such as 20:00-06:00");
        }
        return new WeeklySlot(days, time(written, ends[0], false), time(written, ends[1], true));
    }

    private static LocalTime time(String written, String text, boolean end) {
        Matcher form = TIME.matcher(text);
        if (form.matches()) {
            int hour = Integer.parseInt(form.group("hour"));
            int minute = Integer.parseInt(form.group("minute"));
            if (end && hour == 24 && minute == 0) {
                return LocalTime.MIDNIGHT;
            }
            if (hour < 24 && minute < 60) {
                return LocalTime.of(hour, minute);
            }
        }
        throw wrong(written, "'" + text + "' is not a time of day; write it as 20:00, from 00:00 to 24:00");
    }

    private static Set<DayOfWeek> days(String written, String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            days.addAll(part(written, part));
        }
        return days;
    }

    private static Set<DayOfWeek> part(String written, String part) {
        switch (part.toLowerCase(Locale.ROOT)) {
            case "daily", "everyday", "always":
                return EnumSet.allOf(DayOfWeek.class);
            case "weekdays", "weekday":
                return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
            case "weekends", "weekend":
                return EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            default:
                return range(written, part);
        }
    }

    private static Set<DayOfWeek> range(String written, String part) {
        String[] ends = part.split("-", -1);
        if (ends.length > 2) {
            throw wrong(written, "'" + part + "' is not a range of days such as Mon-Fri");
        }
        DayOfWeek last = day(written, ends[ends.length - 1]);
        Set<DayOfWeek> days = EnumSet.of(last);
        for (DayOfWeek day = day(written, ends[0]); day != last; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String written, String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (upper.length() >= SHORTEST_NAME && day.name().startsWith(upper)) {
                return day;
            }
        }
        throw wrong(
                written,
                "'" + word + "' is not a day; write Mon, Tue, Wed, Thu, Fri, Sat, Sun, daily, weekdays or weekends");
    }

    private static IllegalArgumentException wrong(String written, String why) {
        return new IllegalArgumentException("'" + written + "' is not a slot of a window: " + why);
    }
}
