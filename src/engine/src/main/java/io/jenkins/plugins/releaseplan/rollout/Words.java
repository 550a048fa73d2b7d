package io.jenkins.plugins.releaseplan.rollout;

/** How a rollout speaks of its calls. */
final class Words {

    private Words() {}

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
