package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Rollout;

/** The named points of a rollout to which a scenario ties people. */
final class Points {

    /** Hears of a point. */
    interface Listener {
        void reached(ReleaseEvent.Kind kind, int percent);
    }

    private Points() {}

    /** Tells which points lie between two states; {@code then} is null for a rollout that has just begun. */
    static void reached(Rollout then, Rollout now, Listener listener) {
        if (now.launched() && (then == null || !then.launched()) && now.cause() == null) {
            listener.reached(ReleaseEvent.Kind.GREEN_LAUNCHED, 0);
        }
        if (now.firstTrafficAt() != null && (then == null || then.firstTrafficAt() == null)) {
            listener.reached(ReleaseEvent.Kind.FIRST_TRAFFIC, 0);
        }
        int before = then == null ? 0 : then.greenPercent();
        if (now.greenPercent() != before && now.greenPercent() > 0) {
            listener.reached(ReleaseEvent.Kind.STAGE, now.greenPercent());
        }
        if (now.cutoverAt() != null && (then == null || then.cutoverAt() == null)) {
            listener.reached(ReleaseEvent.Kind.CUTOVER, 0);
        }
        if (now.trafficBackAt() != null && (then == null || then.trafficBackAt() == null)) {
            listener.reached(ReleaseEvent.Kind.ROLLBACK, 0);
        }
    }

    static boolean is(ReleaseEvent wanted, ReleaseEvent.Kind kind, int percent) {
        return wanted.kind() == kind && (kind != ReleaseEvent.Kind.STAGE || wanted.percent() == percent);
    }
}
