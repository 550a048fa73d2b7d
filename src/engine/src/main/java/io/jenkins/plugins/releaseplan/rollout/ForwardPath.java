package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import java.time.Duration;

/** The way to green: route, fleet, stages, cutover, blue's retirement. */
final class ForwardPath {

    /** How often green's health is asked for while it is awaited. */
    static final Duration PROBE_INTERVAL = Duration.ofSeconds(15);

    /** How often a call is tried before the rollout goes back: about 13 minutes of pauses. */
    private static final int MOST_ATTEMPTS = 8;

    /** How long a call of unknown outcome may still act. */
    static final Duration UNCERTAIN = Duration.ofMinutes(2);

    private ForwardPath() {}

    static void take(Draft draft, RolloutEvent.Answer answer) {
        if (answer instanceof RolloutEvent.CallFailed failure) {
            failed(draft, failure);
        } else if (answer instanceof RolloutEvent.RouteBusy busy) {
            busy(draft, busy.holder());
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
            case HOLD_ROUTE -> {
                draft.tell(Kind.ROUTE_HELD, Importance.DETAIL, "holds route " + draft.plan.route());
                draft.enter(Phase.INSPECTING);
                draft.wish(Call.Kind.INSPECT);
            }
            case LAUNCH_GREEN -> {
                draft.tell(
                        Kind.GREEN_LAUNCHED,
                        Importance.INFO,
                        "green starts with " + draft.plan.version() + " on " + draft.greenFleet,
                        "version",
                        draft.plan.version(),
                        "fleet",
                        draft.greenFleet);
                draft.enter(Phase.WARMING);
                draft.wish(Call.Kind.PROBE_GREEN);
            }
            case SHIFT -> draft.wish(Call.Kind.LOOK, draft.call.percent(), draft.call.attempt(), draft.now);
            case RECORD_VERSION -> {
                draft.tell(
                        Kind.VERSION_RECORDED,
                        Importance.DETAIL,
                        "recorded as " + draft.plan.version(),
                        "version",
                        draft.plan.version());
                draft.wish(Call.Kind.REFRESH);
            }
            case REFRESH -> keepBlue(draft);
            case RETIRE_BLUE -> {
                draft.tell(Kind.BLUE_RETIRED, Importance.INFO, "blue " + draft.blueVersion + " is taken down");
                draft.wish(Call.Kind.FREE_ROUTE);
            }
            case FREE_ROUTE -> complete(draft);
            default -> throw new IllegalStateException(draft.call.kind() + " has an answer of its own");
        }
    }

    private static void busy(Draft draft, String holder) {
        if (draft.plan.waitForRoute()) {
            draft.tell(
                    Kind.ROUTE_WAITING,
                    Importance.INFO,
                    "waits for route " + draft.plan.route() + ", held by " + holder,
                    "holder",
                    holder);
        } else {
            ReturnPath.goBack(
                    draft,
                    new Cause(
                            Cause.Kind.ROUTE_UNFIT,
                            "route " + draft.plan.route() + " is held by " + holder
                                    + "; wait for it, or use onBusy: 'wait'",
                            ""));
        }
    }

    private static void inspected(Draft draft, TargetStatus status) {
        if (status.servingPercent() != 100) {
            ReturnPath.goBack(
                    draft,
                    new Cause(
                            Cause.Kind.ROUTE_UNFIT,
                            "the traffic of route " + draft.plan.route() + " is split (" + status.serving() + " has "
                                    + status.servingPercent() + " %): somebody must settle it first",
                            ""));
            return;
        }
        draft.blueFleet = status.serving();
        draft.blueVersion = status.servingVersion();
        draft.greenFleet = status.idle();
        draft.enter(Phase.LAUNCHING);
        draft.launched = true;
        draft.wish(Call.Kind.LAUNCH_GREEN);
    }

    private static void probed(Draft draft, Health health) {
        if (!health.serves(draft.plan.version())) {
            String seen = health.version().isEmpty() || health.version().equals(draft.plan.version())
                    ? health.detail()
                    : health.detail() + ", reports " + health.version();
            if (readyOverdue(draft)) {
                notReady(draft, seen);
            } else {
                draft.wish(Call.Kind.PROBE_GREEN, draft.call.percent(), 0, draft.now.plus(PROBE_INTERVAL));
            }
            return;
        }
        if (draft.phase == Phase.WARMING) {
            draft.tell(
                    Kind.GREEN_READY,
                    Importance.INFO,
                    "green is healthy with " + draft.plan.version() + ", no traffic yet",
                    "version",
                    draft.plan.version());
            draft.enter(Phase.READY);
            draft.call = null;
        } else {
            draft.wishShift(draft.call.percent());
        }
    }

    private static boolean readyOverdue(Draft draft) {
        return !draft.now.isBefore(draft.since.plus(draft.plan.readyTimeout()));
    }

    private static void notReady(Draft draft, String seen) {
        ReturnPath.goBack(
                draft,
                new Cause(
                        Cause.Kind.NOT_READY,
                        "green was not healthy with " + draft.plan.version() + " within "
                                + Words.duration(draft.plan.readyTimeout()) + ": " + seen,
                        ""));
    }

    private static void looked(Draft draft, int percent) {
        if (percent == draft.call.percent()) {
            confirmed(draft, percent);
        } else if (draft.phase == Phase.RETIRING) {
            movedByHand(draft, percent);
        } else if (draft.call.attempt() >= MOST_ATTEMPTS && draft.cutoverAt == null) {
            ReturnPath.goBack(
                    draft,
                    new Cause(
                            Cause.Kind.CALL_FAILED,
                            "the route has " + percent + " % green although " + draft.call.percent() + " % was set",
                            ""));
        } else {
            Call again = new Call(
                    draft.call.number(), Call.Kind.SHIFT, draft.call.percent(), draft.call.attempt(), draft.now, false);
            draft.call = again.again(draft.nextNumber(), draft.now);
        }
    }

    /** Somebody else moved the traffic after cutover. That is not fought against, and blue is not taken down. */
    private static void movedByHand(Draft draft, int percent) {
        draft.call = null;
        draft.greenPercent = percent;
        draft.enter(Phase.KEEPING_BLUE);
        Decisions.pause(
                draft,
                "",
                "the route has " + percent + " % green and not 100 %: somebody moved traffic, so blue is kept",
                null);
    }

    private static void confirmed(Draft draft, int percent) {
        draft.call = null;
        if (percent != draft.greenPercent) {
            draft.greenPercent = percent;
            draft.tell(
                    Kind.TRAFFIC_SHIFTED,
                    Importance.INFO,
                    percent + " % of traffic on green " + draft.plan.version(),
                    "green",
                    Integer.toString(percent),
                    "blue",
                    Integer.toString(100 - percent));
        }
        if (draft.firstTrafficAt == null) {
            draft.firstTrafficAt = draft.now;
            draft.watches.addAll(Watch.of(draft.plan.policy(), draft.now));
        }
        switch (draft.phase) {
            case SHIFTING -> bake(draft);
            case CUTTING_OVER -> cutOver(draft);
            case RETIRING -> {
                draft.blueGone = true;
                draft.wish(Call.Kind.RETIRE_BLUE);
            }
            default -> {
                // Held while the weights were being set: the share is known now, and nothing follows by itself.
            }
        }
    }

    private static void bake(Draft draft) {
        Stage stage = draft.stage.stage();
        draft.enter(Phase.BAKING);
        draft.stage = draft.stage.baking(draft.now);
        draft.drop(Watch.STAGE);
        stage.analysis()
                .ifPresent(analysis -> draft.watches.add(
                        Watch.begin(Watch.STAGE, analysis, stage.onBreach(), stage.decideWithin(), draft.now)));
        draft.tell(
                Kind.STAGE_STARTED,
                Importance.INFO,
                "stage " + stage.percent() + " % bakes for " + Words.duration(stage.bake())
                        + stage.analysis()
                                .map(analysis -> ", judged by " + analysis.name())
                                .orElse(""),
                "stage",
                stage.id(),
                "percent",
                Integer.toString(stage.percent()));
    }

    private static void cutOver(Draft draft) {
        draft.cutoverAt = draft.now;
        draft.keepUntil = draft.now.plus(draft.plan.keepBlue());
        draft.drop(Watch.STAGE);
        draft.tell(
                Kind.CUTOVER,
                Importance.INFO,
                "green " + draft.plan.version() + " has all traffic; blue is kept for "
                        + Words.duration(draft.plan.keepBlue()),
                "version",
                draft.plan.version());
        draft.recorded = true;
        draft.wish(Call.Kind.RECORD_VERSION);
    }

    private static void keepBlue(Draft draft) {
        draft.call = null;
        draft.enter(Phase.KEEPING_BLUE);
    }

    private static void complete(Draft draft) {
        draft.call = null;
        draft.routeWished = false;
        draft.enter(Phase.COMPLETED);
        if (draft.monitor == null || draft.monitor.over()) {
            draft.watches.clear();
        }
    }

    private static void failed(Draft draft, RolloutEvent.CallFailed failure) {
        Call call = draft.call;
        boolean unknownShift = failure.kind() == CloudException.Kind.UNKNOWN && call.kind() == Call.Kind.SHIFT;
        if (unknownShift) {
            draft.uncertainUntil = draft.now.plus(UNCERTAIN);
            draft.wish(Call.Kind.LOOK, call.percent(), call.attempt(), draft.now);
            return;
        }
        boolean again = failure.kind() != CloudException.Kind.REFUSED && call.attempt() < MOST_ATTEMPTS;
        draft.tell(
                Kind.CALL_FAILED,
                again ? Importance.DETAIL : Importance.ALARM,
                Words.call(call.kind()) + " failed: " + failure.message() + (again ? "; will be tried again" : ""),
                "call",
                call.kind().name(),
                "attempt",
                Integer.toString(call.attempt() + 1));
        if (again) {
            draft.call = call.again(draft.nextNumber(), draft.now);
        } else {
            givenUp(draft, failure);
        }
    }

    private static void givenUp(Draft draft, RolloutEvent.CallFailed failure) {
        switch (draft.call.kind()) {
            // Green serves all traffic and is well: what failed is beside the point, and a person was told.
            case RECORD_VERSION -> draft.wish(Call.Kind.REFRESH);
            case REFRESH -> keepBlue(draft);
            case RETIRE_BLUE -> draft.wish(Call.Kind.FREE_ROUTE);
            case FREE_ROUTE -> draft.call = draft.call.again(draft.nextNumber(), draft.now);
            default -> {
                if (draft.phase == Phase.HELD) {
                    draft.call = null;
                } else if (draft.phase == Phase.RETIRING) {
                    // Blue is never taken down unseen.
                    draft.call = draft.call.again(draft.nextNumber(), draft.now);
                } else {
                    ReturnPath.goBack(
                            draft,
                            new Cause(
                                    Cause.Kind.CALL_FAILED,
                                    Words.call(draft.call.kind()) + " failed: " + failure.message(),
                                    ""));
                }
            }
        }
    }

    /** What goes on because of the time, or because nothing holds it back any longer. */
    static void settle(Draft draft) {
        boolean probing = draft.call != null && draft.call.kind() == Call.Kind.PROBE_GREEN;
        if (probing && readyOverdue(draft) && draft.phase != Phase.HELD) {
            notReady(draft, "no answer that it is");
        }
        if (draft.paused()) {
            return;
        }
        if (draft.phase == Phase.BAKING && Watching.mayPass(draft, Watch.STAGE, draft.stage.until())) {
            pass(draft, StageRun.Result.PASSED, "");
        }
        if (draft.phase == Phase.READY || draft.phase == Phase.AWAITING) {
            next(draft);
        }
        if (draft.phase == Phase.KEEPING_BLUE && !draft.now.isBefore(draft.keepUntil) && !monitored(draft)) {
            draft.enter(Phase.RETIRING);
            draft.wish(Call.Kind.LOOK, 100, 0, draft.now);
        }
    }

    static void pass(Draft draft, StageRun.Result result, String by) {
        draft.stage = draft.stage.ended(result, draft.now);
        draft.enter(Phase.AWAITING);
        draft.tell(
                result == StageRun.Result.PROMOTED ? Kind.PROMOTED : Kind.STAGE_PASSED,
                Importance.INFO,
                "stage " + draft.stage.stage().percent() + " % "
                        + (result == StageRun.Result.PROMOTED ? "was promoted by " + by : "passed"),
                "stage",
                draft.stage.stage().id());
    }

    private static void next(Draft draft) {
        if (!draft.pending.isEmpty()) {
            if (draft.stage != null) {
                draft.finished.add(draft.stage);
            }
            Stage stage = draft.pending.remove(0);
            draft.stage = new StageRun(stage, null, null, StageRun.Result.RUNNING, null);
            draft.enter(Phase.SHIFTING);
            draft.wish(Call.Kind.PROBE_GREEN, stage.percent(), 0, draft.now);
        } else if (draft.bodyEnded) {
            cutOverNext(draft);
        }
    }

    static void cutOverNext(Draft draft) {
        draft.enter(Phase.CUTTING_OVER);
        draft.wish(Call.Kind.PROBE_GREEN, 100, 0, draft.now);
    }

    private static boolean monitored(Draft draft) {
        return draft.monitor != null && !draft.monitor.over();
    }
}
