package io.jenkins.plugins.releaseplan.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A time in which nothing is released. In doubt it is longer: a begin that the wall clock shows twice counts from the first
 * time, an end that it shows twice from the second, and one that it never shows is the first instant after the gap.
 *
 * @param name what it is called
 * @param zone whose wall clock counts
 * @param from begin, inclusive
 * @param to end, exclusive, after {@code from}
 * @param reason why, for people; empty if there is nothing to add to the name
 */
public record Freeze(String name, ZoneId zone, LocalDateTime from, LocalDateTime to, String reason) {

    public Freeze {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(reason, "reason");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a freeze needs a name");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "freeze '" + name + "' ends at " + to + ", which is not after its begin " + from);
        }
    }

    /** The first instant of it. */
    public Instant begins() {
        return WallClock.first(from, zone);
    }

    /** The first instant after it. */
    public Instant ends() {
        return WallClock.last(to, zone);
    }

    /** Whether nothing is released at this instant. */
    public boolean covers(Instant instant) {
        return !instant.isBefore(begins()) && instant.isBefore(ends());
    }
}
