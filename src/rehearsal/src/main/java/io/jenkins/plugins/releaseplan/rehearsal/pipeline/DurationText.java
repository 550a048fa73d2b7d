package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30m}, {@code 24h}, {@code 7d}, {@code 1h30m}, or ISO 8601's {@code PT5M}. */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d{1,12})\\s*(ms|s|sec|m|min|h|d|w)\\s*");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

    private DurationText() {}

    /**
     * Reads a duration. A day has 24 hours.
     *
     * @param text a duration, not null
     * @throws DateTimeParseException if it is none, is negative or too long
     */
    public static Duration parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (WHOLE.matcher(trimmed).matches()) {
                return sum(trimmed);
            }
            Duration iso = Duration.parse(trimmed);
            if (!iso.isNegative()) {
                return iso;
            }
        } catch (ArithmeticException | DateTimeException unreadable) {
            throw new DateTimeParseException("not a duration", text, 0, unreadable);
        }
        throw new DateTimeParseException("a duration must not be negative", text, 0);
    }

    private static Duration sum(String text) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(one(Long.parseLong(part.group(1)), part.group(2)));
        }
        return sum;
    }

    private static Duration one(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s", "sec" -> Duration.ofSeconds(count);
            case "m", "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(Math.multiplyExact(count, 7L));
        };
    }
}
