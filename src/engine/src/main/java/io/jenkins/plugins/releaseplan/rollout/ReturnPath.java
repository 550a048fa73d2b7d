package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import java.util.List;

/**
 * The way back to blue: traffic first, then the recorded version, then green's fleet and the route. Nothing stops it: a call
 * that fails is made again until it succeeds, and people are told.
 */
final class ReturnPath {

    private static final int ALARMING_ATTEMPTS = 8;

    private ReturnPath() {}

    /** Turns back, wherever the rollout is. One that has gone back or failed already stays as it is. */
    static void goBack(Draft draft, Cause cause) {
        Phase from = draft.phase;
        if (from == Phase.ROLLING_BACK || from == Phase.ROLLED_BACK || from == Phase.FAILED) {
            return;
        }
        endStage(draft, cause);
        draft.doubtShift();
        draft.cause = cause;
        draft.pause = null;
        draft.pending = List.of();
        draft.watches.clear();
        draft.monitor = null;
        draft.endedAt = null;
        draft.enter(Phase.ROLLING_BACK);
        draft.tell(
                Kind.ROLLBACK_STARTED,
                draft.shifted ? Importance.ALARM : Importance.INFO,
                // What breaks a rule was told right before.
                (draft.shifted ? "rolls back" : "gives up")
                        + (cause.kind() == Cause.Kind.BREACH ? "" : ": " + cause.text()),
                "cause",
                cause.kind().name(),
                "by",
                cause.by());
        if (from == Phase.COMPLETED || draft.blueGone) {
            // The route may be another's by now, and blue has to be started again before it can serve.
            draft.routeWished = true;
            draft.wish(Call.Kind.HOLD_ROUTE);
        } else if (draft.shifted) {
            draft.wishShift(0);
        } else {
            takeGreenDown(draft);
        }
    }

    private static void endStage(Draft draft, Cause cause) {
        if (draft.stage != null && draft.stage.result() == StageRun.Result.RUNNING) {
            StageRun.Result result =
                    cause.kind() == Cause.Kind.BREACH ? StageRun.Result.BREACHED : StageRun.Result.ABORTED;
            draft.stage = draft.stage.ended(result, draft.now);
        }
    }

    static void take(Draft draft, RolloutEvent.Answer answer) {
        if (answer instanceof RolloutEvent.CallFailed failure) {
            failed(draft, failure);
        } else if (answer instanceof RolloutEvent.RouteBusy) {
            // It is in the queue; the answer that it is held comes later.
            return;
        } else if (answer instanceof RolloutEvent.Inspected inspected) {
            inspected(draft, inspected.status());
        } else if (answer instanceof RolloutEvent.Probed probed) {
            probed(draft, probed.health());
        } else if (answer instanceof RolloutEvent.Looked looked) {
            looked(draft, looked.percent());
        } else {
            done(draft);
        }
    }

    private static void done(Draft draft) {
        switch (draft.call.kind()) {
            case HOLD_ROUTE -> draft.wish(Call.Kind.INSPECT);
            case LAUNCH_BLUE -> draft.wish(Call.Kind.PROBE_BLUE);
            case SHIFT -> {
                doubtLonger(draft);
                draft.wish(Call.Kind.LOOK, 0, draft.call.attempt(), draft.now);
            }
            case RECORD_VERSION -> {
                draft.recorded = false;
                draft.tell(
                        Kind.VERSION_RECORDED,
                        Importance.DETAIL,
                        "recorded as " + draft.blueVersion,
                        "version",
                        draft.blueVersion);
                draft.wish(Call.Kind.REFRESH);
            }
            case REFRESH -> takeGreenDown(draft);
            case RETIRE_GREEN -> {
                draft.tell(Kind.GREEN_RETIRED, Importance.DETAIL, "green " + draft.plan.version() + " is taken down");
                draft.launched = false;
                takeGreenDown(draft);
            }
            case FREE_ROUTE -> end(draft);
            default -> throw new IllegalStateException(draft.call.kind() + " has an answer of its own");
        }
    }

    /** The shift that the first one took the place of had ended when the host made that one, and it may have been slow. */
    private static void doubtLonger(Draft draft) {
        boolean first = draft.trafficBackAt == null;
        if (first && draft.uncertainUntil != null && draft.uncertainUntil.isAfter(draft.since)) {
            draft.uncertainUntil = draft.now.plus(Draft.UNCERTAIN);
        }
    }

    /** After completion the target may have gone on without this rollout: then it is not this one's to turn back. */
    private static void inspected(Draft draft, TargetStatus status) {
        boolean greenLeads = status.serving().equals(draft.greenFleet);
        String onGreen = greenLeads ? status.servingVersion() : status.idleVersion();
        String onBlue = greenLeads ? status.idleVersion() : status.servingVersion();
        int blueShare = greenLeads ? 100 - status.servingPercent() : status.servingPercent();
        boolean blueIsOurs = blueShare == 0 || onBlue.equals(draft.blueVersion);
        boolean greenIsOurs = blueShare == 100 || onGreen.equals(draft.plan.version());
        if (blueIsOurs && greenIsOurs) {
            draft.blueGone = true;
            if (draft.blueVersion.isEmpty()) {
                // There was nothing before: there is nothing to start.
                draft.wishShift(0);
            } else {
                draft.wish(Call.Kind.LAUNCH_BLUE);
            }
        } else {
            draft.tell(
                    Kind.CALL_FAILED,
                    Importance.ALARM,
                    "not rolled back: " + status.servingVersion() + " on " + status.serving()
                            + " serves now, which a later release brought");
            draft.wish(Call.Kind.FREE_ROUTE);
        }
    }

    private static void probed(Draft draft, Health health) {
        if (health.serves(draft.blueVersion)) {
            draft.blueGone = false;
            draft.wishShift(0);
        } else {
            draft.wish(Call.Kind.PROBE_BLUE, 0, 0, draft.now.plus(ForwardPath.PROBE_INTERVAL));
        }
    }

    private static void looked(Draft draft, int percent) {
        if (percent != 0) {
            draft.greenPercent = percent;
            // At once the first time, and then with pauses: somebody may be setting weights against this.
            int attempt = draft.call.attempt();
            draft.wish(Call.Kind.SHIFT, 0, attempt, draft.now);
            draft.call = attempt == 0 ? draft.call.next() : draft.call.again(draft.nextNumber(), draft.now);
            return;
        }
        if (draft.trafficBackAt == null) {
            trafficIsBack(draft);
        } else if (draft.sure().isAfter(draft.now)) {
            // A shift of this way back may still act, and by then the route may be another's.
            takeGreenDown(draft);
        } else {
            draft.greenPercent = 0;
            retireGreen(draft);
        }
    }

    private static void trafficIsBack(Draft draft) {
        draft.trafficBackAt = draft.now;
        draft.greenPercent = 0;
        draft.tell(
                Kind.TRAFFIC_SHIFTED,
                Importance.INFO,
                "all traffic on blue " + draft.blueVersion,
                "green",
                "0",
                "blue",
                "100");
        if (draft.recorded) {
            draft.wish(Call.Kind.RECORD_VERSION);
        } else {
            takeGreenDown(draft);
        }
    }

    /** Takes green down, but not before a call that may still act can have brought traffic to it, and not unseen. */
    private static void takeGreenDown(Draft draft) {
        if (!draft.launched) {
            freeRoute(draft);
        } else if (draft.shifted) {
            draft.wish(Call.Kind.LOOK, 0, 0, draft.sure());
        } else {
            retireGreen(draft);
        }
    }

    private static void retireGreen(Draft draft) {
        draft.wish(Call.Kind.RETIRE_GREEN);
    }

    private static void freeRoute(Draft draft) {
        if (draft.routeWished) {
            draft.wish(Call.Kind.FREE_ROUTE);
        } else {
            end(draft);
        }
    }

    private static void end(Draft draft) {
        draft.call = null;
        draft.routeWished = false;
        if (draft.cutoverAt != null && draft.trafficBackAt == null) {
            draft.enter(Phase.COMPLETED);
        } else if (draft.shifted) {
            draft.enter(Phase.ROLLED_BACK);
            draft.tell(
                    Kind.ROLLED_BACK,
                    Importance.INFO,
                    "rolled back" + (draft.blueVersion.isEmpty() ? "" : " to " + draft.blueVersion),
                    "version",
                    draft.blueVersion,
                    "cause",
                    draft.cause.text());
        } else {
            draft.enter(Phase.FAILED);
        }
    }

    private static void failed(Draft draft, RolloutEvent.CallFailed failure) {
        Call call = draft.call;
        boolean refused = failure.kind() == CloudException.Kind.REFUSED;
        boolean alarming = refused && call.attempt() == 0 || call.attempt() == ALARMING_ATTEMPTS;
        draft.tell(
                Kind.CALL_FAILED,
                alarming ? Importance.ALARM : Importance.DETAIL,
                Words.call(call.kind()) + " failed while rolling back: " + failure.message(),
                "call",
                call.kind().name(),
                "attempt",
                Integer.toString(call.attempt() + 1));
        if (failure.kind() == CloudException.Kind.UNKNOWN && call.kind() == Call.Kind.SHIFT) {
            // Green goes and the route is given back only when this call, too, can act no longer.
            draft.uncertainUntil = draft.now.plus(Draft.UNCERTAIN);
            draft.wish(Call.Kind.LOOK, 0, call.attempt() + 1, draft.now);
        } else if (refused && call.kind() == Call.Kind.RECORD_VERSION) {
            draft.recorded = false;
            draft.wish(Call.Kind.REFRESH);
        } else if (refused && call.kind() == Call.Kind.REFRESH) {
            takeGreenDown(draft);
        } else if (refused && call.kind() == Call.Kind.RETIRE_GREEN) {
            draft.launched = false;
            takeGreenDown(draft);
        } else {
            draft.call = call.again(draft.nextNumber(), draft.now);
        }
    }
}
