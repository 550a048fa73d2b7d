package io.jenkins.plugins.releaseplan.rollout;

import java.time.Duration;

/** How a rollout speaks of durations and calls. */
final class Words {

    private Words() {}

    /** {@code 72 h}, {@code 90 min}, {@code 15 s}, {@code no time}. */
    static String duration(Duration duration) {
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

    static String call(Call.Kind kind) {
        return switch (kind) {
            case HOLD_ROUTE -> "holding the route";
            case INSPECT -> "inspecting the target";
            case LAUNCH_GREEN -> "starting green";
            case PROBE_GREEN -> "asking green's health";
            case LAUNCH_BLUE -> "starting blue again";
            case PROBE_BLUE -> "asking blue's health";
            case SHIFT -> "shifting traffic";
            case LOOK -> "reading the traffic split";
            case RECORD_VERSION -> "recording the version";
            case REFRESH -> "refreshing caches and names";
            case RETIRE_BLUE -> "taking blue down";
            case RETIRE_GREEN -> "taking green down";
            case FREE_ROUTE -> "giving the route back";
        };
    }
}
