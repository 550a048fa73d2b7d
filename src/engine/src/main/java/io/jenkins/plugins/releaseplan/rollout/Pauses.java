package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.time.Duration;
import java.time.Instant;

/** How a rollout is paused, goes on, and goes back when nobody decides. */
final class Pauses {

    private Pauses() {}

    /** What a person asks for; once blue is being taken down there is nothing left to hold back. */
    static void request(Draft draft, RolloutEvent.PauseRequested requested) {
        boolean onTheWay = !draft.phase.ended() && draft.phase != Phase.ROLLING_BACK && draft.phase != Phase.HELD;
        if (onTheWay && !draft.blueGone) {
            begin(draft, requested.by(), requested.reason(), requested.decideWithin());
        }
    }

    /**
     * Pauses. A pause under way stays the same one, but people may be left less time to decide.
     *
     * @param by empty if a trigger did
     * @param decideWithin null if it may last
     */
    static void begin(Draft draft, String by, String reason, Duration decideWithin) {
        Instant deadline = decideWithin == null ? null : draft.now.plus(decideWithin);
        if (!draft.paused()) {
            draft.pause = new Pause(draft.now, deadline, reason, by);
        } else if (draft.pause.outlasts(deadline)) {
            draft.pause = draft.pause.tightened(deadline, reason);
        } else {
            return;
        }
        draft.tell(
                Kind.PAUSED,
                Importance.ACTION_NEEDED,
                "paused" + (by.isEmpty() ? "" : " by " + by) + told(by, reason, decideWithin),
                "by",
                by);
    }

    /** A trigger that asks has told its reason right before. */
    private static String told(String by, String reason, Duration decideWithin) {
        String deadline = decideWithin == null
                ? ""
                : "without a decision within " + DurationText.words(decideWithin) + " all traffic goes back to blue";
        boolean known = by.isEmpty() && !deadline.isEmpty();
        return known ? ": " + deadline : ": " + reason + (deadline.isEmpty() ? "" : "; " + deadline);
    }

    /** Goes on; the bake time is extended by as long as it was paused. */
    static void resume(Draft draft, String by) {
        if (!draft.paused()) {
            return;
        }
        if (draft.phase == Phase.BAKING) {
            Instant begin = draft.pause.since();
            Instant held = begin.isBefore(draft.stage.since()) ? draft.stage.since() : begin;
            draft.stage = draft.stage.extended(draft.stage.until().plus(Duration.between(held, draft.now)));
        }
        boolean heldBack = draft.heldBack();
        draft.pause = null;
        draft.tell(Kind.RESUMED, Importance.INFO, "resumed by " + by, "by", by);
        if (heldBack) {
            goOn(draft);
        }
    }

    /** Neither green nor the traffic may be what they were before the pause: they are looked at again first. */
    private static void goOn(Draft draft) {
        if (draft.call.kind() == Call.Kind.RETIRE_BLUE) {
            Stages.retireBlue(draft);
        } else {
            draft.enter(draft.phase);
            draft.wish(Call.Kind.PROBE_GREEN, draft.call.percent(), draft.call.attempt(), draft.sure());
        }
    }

    /** A decision that nobody made in time goes back to blue. */
    static void settle(Draft draft) {
        Pause pause = draft.pause;
        if (pause != null && pause.deadline() != null && !draft.now.isBefore(pause.deadline())) {
            Duration given = Duration.between(pause.since(), pause.deadline());
            ReturnPath.goBack(
                    draft,
                    new Cause(
                            Cause.Kind.NO_DECISION,
                            "nobody decided within " + DurationText.words(given) + " about: " + pause.reason(),
                            ""));
        }
    }
}
