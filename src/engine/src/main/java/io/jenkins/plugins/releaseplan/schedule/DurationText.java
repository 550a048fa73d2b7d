package io.jenkins.plugins.releaseplan.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write durations: {@code 90s}, {@code 1h30m}, {@code 2.5h}, {@code 7d}, {@code PT5M}; and how they read them. */
public final class DurationText {

    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|sec|s|min|m|h|d|w)\\s*");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

    private static final int LONGEST_TEXT = 60;

    /** The longest duration that is read: a hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_525);

    private DurationText() {}

    /**
     * Reads a duration, zero or more. A day has 24 hours.
     *
     * @param text a number and a unit, once or more often, or ISO 8601's form
     * @throws IllegalArgumentException if it is not one; the message says what is
     */
    public static Duration parse(String text) {
        String written = text.strip();
        Duration read;
        if (written.length() > LONGEST_TEXT) {
            throw unreadable(written.substring(0, LONGEST_TEXT) + "…");
        }
        if (written.equals("0")) {
            read = Duration.ZERO;
        } else if (written.regionMatches(true, 0, "P", 0, 1)) {
            read = iso(written);
        } else {
            read = parts(written);
        }
        if (read.isNegative()) {
            throw new IllegalArgumentException("'" + written + "' is negative; a duration is zero or more");
        }
        if (read.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + written + "' is more than a hundred years");
        }
        return read;
    }

    private static Duration iso(String written) {
        try {
            return Duration.parse(written);
        } catch (DateTimeParseException | ArithmeticException notIso) {
            throw unreadable(written);
        }
    }

    private static Duration parts(String written) {
        if (written.startsWith("-")
                && WHOLE.matcher(written.substring(1).strip()).matches()) {
            throw new IllegalArgumentException("'" + written + "' is negative; a duration is zero or more");
        }
        if (!WHOLE.matcher(written.toLowerCase(Locale.ROOT)).matches()) {
            throw unreadable(written);
        }
        BigDecimal milliseconds = BigDecimal.ZERO;
        Matcher part = PART.matcher(written.toLowerCase(Locale.ROOT));
        while (part.find()) {
            milliseconds = milliseconds.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
        }
        return Duration.ofMillis(milliseconds.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static BigDecimal unit(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ms" -> 1;
                    case "s", "sec" -> 1_000;
                    case "m", "min" -> 60_000;
                    case "h" -> 3_600_000;
                    case "d" -> 86_400_000;
                    default -> 604_800_000;
                });
    }

    /**
     * A duration for people, exact to the second: {@code 72 h}, {@code 90 min}, {@code 15 s}, {@code no time}.
     *
     * @param duration zero or more
     */
    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0) {
            return "no time";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        if (seconds % 60 == 0) {
            return seconds / 60 + " min";
        }
        return seconds + " s";
    }

    private static IllegalArgumentException unreadable(String written) {
        return new IllegalArgumentException("'" + written
                + "' is not a duration: write a number and a unit (ms, s, m, h, d, w), such as '90s', '1h30m' or '7d'");
    }
}
