package io.jenkins.plugins.releaseplan.rehearsal.cli;

import java.time.Duration;
import java.util.Locale;

/** How durations and numbers are written in the terminal. */
final class Spans {

    private Spans() {}

    /** {@code 3 d 2 h 15 min}, {@code 4 min 10 s}, {@code 12 s}; at most three parts. */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 0) {
            return "-" + text(duration.negated());
        }
        StringBuilder text = new StringBuilder();
        part(text, seconds / 86_400, "d");
        part(text, seconds / 3600 % 24, "h");
        part(text, seconds / 60 % 60, "min");
        if (seconds < 3600) {
            part(text, seconds % 60, "s");
        }
        return text.isEmpty() ? "0 s" : text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }

    /** {@code T+26:10}, {@code T+0:00:05}: hours and minutes since the begin, seconds below an hour. */
    static String since(Duration duration) {
        long seconds = duration.toSeconds();
        return String.format(Locale.ROOT, "T+%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** {@code 1,234,567}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 81.3 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
