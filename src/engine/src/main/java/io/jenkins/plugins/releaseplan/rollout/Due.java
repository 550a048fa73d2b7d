package io.jenkins.plugins.releaseplan.rollout;

import java.time.Instant;

/** When a rollout has to look again although nothing happened. */
final class Due {

    private final Instant now;
    private Instant earliest;

    private Due(Instant now) {
        this.now = now;
    }

    /** The earliest time after now at which something is due; null if only an event can move the rollout. */
    static Instant earliest(Draft draft) {
        Due due = new Due(draft.now);
        due.call(draft);
        due.at(draft.pause == null ? null : draft.pause.deadline());
        for (Watch watch : draft.watches) {
            // One that is being measured, too: then nobody has to be asked again when the answer is there.
            due.at(watch.nextJudged());
        }
        if (draft.phase == Phase.BAKING) {
            due.at(draft.stage.until());
        }
        if (draft.phase == Phase.KEEPING_BLUE) {
            due.at(draft.keepUntil);
        }
        if (draft.monitor != null && !draft.monitor.over()) {
            due.at(draft.monitor.until());
        }
        return due.earliest;
    }

    private void call(Draft draft) {
        if (draft.call != null && !draft.call.issued() && !draft.heldBack()) {
            at(draft.call.notBefore());
        }
    }

    private void at(Instant time) {
        if (time != null && time.isAfter(now) && (earliest == null || time.isBefore(earliest))) {
            earliest = time;
        }
    }
}
