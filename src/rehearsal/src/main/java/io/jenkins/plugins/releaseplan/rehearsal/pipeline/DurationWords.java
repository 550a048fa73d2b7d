package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Duration;

/** Durations as Jenkins writes them: {@code 2 hr 5 min}. */
final class DurationWords {
    private DurationWords() {}

    /** The two greatest units. */
    static String of(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " day " + duration.toHoursPart() + " hr";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " hr " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " sec"
                : duration.toSeconds() + " sec";
    }
}
