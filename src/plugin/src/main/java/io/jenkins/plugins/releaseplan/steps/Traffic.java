package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;

/** Where the traffic of a rollout is, in words for the log. */
final class Traffic {

    private Traffic() {}

    /** Whether green has all traffic and keeps it. */
    static boolean servesAll(Rollout rollout) {
        return rollout.phase() == Phase.KEEPING_BLUE
                || rollout.phase() == Phase.RETIRING
                || rollout.phase() == Phase.COMPLETED;
    }

    /** Whether the traffic is where it shall stay. */
    static boolean settled(Rollout rollout) {
        return rollout.phase().ended() || rollout.phase() == Phase.HELD || servesAll(rollout);
    }

    static String words(Rollout rollout) {
        String target = rollout.plan().target();
        String green = rollout.plan().version();
        String blue = rollout.blueVersion().isEmpty() ? "blue" : rollout.blueVersion();
        return switch (rollout.phase()) {
            case HELD ->
                target + ": the traffic is held with " + rollout.greenPercent() + " % on " + green
                        + "; somebody decides on the release's page";
            case ROLLED_BACK -> target + ": rolled back, all traffic is on " + blue;
            case FAILED -> target + ": " + green + " has no traffic, all of it is on " + blue;
            case KEEPING_BLUE, RETIRING, COMPLETED -> target + ": all traffic stays on " + green;
            default -> target + ": " + rollout.greenPercent() + " % of the traffic is on " + green;
        };
    }
}
