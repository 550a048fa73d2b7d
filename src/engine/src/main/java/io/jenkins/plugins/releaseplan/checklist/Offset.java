package io.jenkins.plugins.releaseplan.checklist;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A time relative to T, the moment at which the release begins.
 *
 * <p>A point has equal ends. {@code Day 1} begins at T, so {@code Day 2-3} is from T+1 day to T+3 days. {@code First 24 hours}
 * is from T to T+24 hours.
 *
 * @param text as the plan writes it
 * @param from when it begins, negative before T; empty if the text is no such time (a clock time, a date, a number without
 *     unit)
 * @param to when it ends; empty when {@code from} is
 */
public record Offset(String text, Optional<Duration> from, Optional<Duration> to) {

    public Offset {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** Reads a text that is a time as a whole, such as a cell of a schedule. The text is kept when it is not understood. */
    public static Offset of(String text) {
        return OffsetText.whole(text.strip()).orElse(new Offset(text.strip(), Optional.empty(), Optional.empty()));
    }

    /** Looks for a time that a heading names: {@code T-24 Hours} in {@code Pre-Release Phase (T-24 Hours)}. */
    public static Optional<Offset> in(String heading) {
        return OffsetText.within(heading);
    }

    /** Whether the text was understood as a time relative to T. */
    public boolean isKnown() {
        return from.isPresent();
    }
}
