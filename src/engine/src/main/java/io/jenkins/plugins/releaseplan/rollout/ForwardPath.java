package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.time.Duration;
import java.time.Instant;

/** The way to green: what follows from the answers to the calls that lead to it. */
final class ForwardPath {

    /** How often green's health is asked for while it is awaited. */
    static final Duration PROBE_INTERVAL = Duration.ofSeconds(15);

    /** How often a call is tried before the rollout goes back: about 13 minutes of pauses. */
    private static final int MOST_ATTEMPTS = 8;

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
            case SHIFT -> {
                Stages.exposed(draft);
                draft.wish(Call.Kind.LOOK, draft.call.percent(), draft.call.attempt(), draft.now);
            }
            case RECORD_VERSION -> {
                draft.tell(
                        Kind.VERSION_RECORDED,
                        Importance.DETAIL,
                        "recorded as " + draft.plan.version(),
                        "version",
                        draft.plan.version());
                draft.wish(Call.Kind.REFRESH);
            }
            case REFRESH -> Stages.keepBlue(draft);
            case RETIRE_BLUE -> {
                draft.tell(Kind.BLUE_RETIRED, Importance.INFO, "blue " + draft.blueVersion + " is taken down");
                draft.wish(Call.Kind.FREE_ROUTE);
            }
            case FREE_ROUTE -> Stages.complete(draft);
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
        if (draft.paused() && draft.call.forward()) {
            // Asked before the pause; it is asked again after it.
            draft.wish(Call.Kind.PROBE_GREEN, draft.call.percent(), 0, draft.now);
        } else if (!health.serves(draft.plan.version())) {
            notYet(draft, health);
        } else if (draft.phase == Phase.WARMING) {
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

    private static void notYet(Draft draft, Health health) {
        if (!draft.now.isBefore(readyBy(draft))) {
            boolean otherVersion =
                    !health.version().isEmpty() && !health.version().equals(draft.plan.version());
            notReady(draft, health.detail() + (otherVersion ? ", reports " + health.version() : ""));
            return;
        }
        Instant next = draft.now.plus(PROBE_INTERVAL);
        draft.wish(Call.Kind.PROBE_GREEN, draft.call.percent(), 0, next);
        draft.call = draft.call.noLaterThan(readyBy(draft));
    }

    /** Until when green may take to become ready; the wait for a call of unknown outcome is not its fault. */
    private static Instant readyBy(Draft draft) {
        Instant sure = draft.uncertainUntil;
        Instant begin = sure != null && sure.isAfter(draft.since) ? sure : draft.since;
        return begin.plus(draft.plan.readyTimeout());
    }

    private static void notReady(Draft draft, String seen) {
        ReturnPath.goBack(
                draft,
                new Cause(
                        Cause.Kind.NOT_READY,
                        "green was not healthy with " + draft.plan.version() + " within "
                                + DurationText.words(draft.plan.readyTimeout()) + ": " + seen,
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
        draft.enter(Phase.KEEPING_BLUE);
        Stages.seen(draft, percent);
        Pauses.begin(
                draft,
                "",
                "the route has " + percent + " % green and not 100 %: somebody moved traffic, so blue is kept",
                null);
    }

    private static void confirmed(Draft draft, int percent) {
        draft.call = null;
        Stages.seen(draft, percent);
        switch (draft.phase) {
            case SHIFTING -> Stages.bake(draft);
            case CUTTING_OVER -> Stages.cutOver(draft);
            case RETIRING -> {
                if (draft.paused()) {
                    draft.enter(Phase.KEEPING_BLUE);
                } else {
                    draft.blueGone = true;
                    draft.wish(Call.Kind.RETIRE_BLUE);
                }
            }
            default -> throw new IllegalStateException("traffic is not looked at while " + draft.phase);
        }
    }

    private static void failed(Draft draft, RolloutEvent.CallFailed failure) {
        Call call = draft.call;
        boolean unknownShift = failure.kind() == CloudException.Kind.UNKNOWN && call.kind() == Call.Kind.SHIFT;
        boolean again = failure.kind() != CloudException.Kind.REFUSED && call.attempt() < MOST_ATTEMPTS;
        tellFailed(draft, failure, again || unknownShift ? Importance.DETAIL : Importance.ALARM);
        if (unknownShift) {
            draft.uncertainUntil = draft.now.plus(Draft.UNCERTAIN);
            draft.wish(Call.Kind.LOOK, call.percent(), call.attempt(), draft.now);
        } else if (call.kind() == Call.Kind.PROBE_GREEN && !draft.paused() && !draft.now.isBefore(readyBy(draft))) {
            notReady(draft, failure.message());
        } else if (again) {
            draft.call = call.again(draft.nextNumber(), draft.now);
            if (call.kind() == Call.Kind.PROBE_GREEN && draft.now.isBefore(readyBy(draft))) {
                draft.call = draft.call.noLaterThan(readyBy(draft));
            }
        } else {
            givenUp(draft, failure);
        }
    }

    static void tellFailed(Draft draft, RolloutEvent.CallFailed failure, Importance importance) {
        draft.tell(
                Kind.CALL_FAILED,
                importance,
                Words.call(draft.call.kind()) + " failed: " + failure.message(),
                "call",
                draft.call.kind().name(),
                "attempt",
                Integer.toString(draft.call.attempt() + 1));
    }

    private static void givenUp(Draft draft, RolloutEvent.CallFailed failure) {
        switch (draft.call.kind()) {
            // Green serves all traffic and is well: what failed is beside the point, and a person was told.
            case RECORD_VERSION -> draft.wish(Call.Kind.REFRESH);
            case REFRESH -> Stages.keepBlue(draft);
            case RETIRE_BLUE -> draft.wish(Call.Kind.FREE_ROUTE);
            case FREE_ROUTE -> draft.call = draft.call.again(draft.nextNumber(), draft.now);
            default -> {
                if (draft.phase == Phase.RETIRING) {
                    // Blue is never taken down unseen.
                    draft.call = draft.call.again(draft.nextNumber(), draft.now);
                } else {
                    String failed = Words.call(draft.call.kind()) + " failed: " + failure.message();
                    // It is answered: nothing of it can act later.
                    draft.call = null;
                    ReturnPath.goBack(draft, new Cause(Cause.Kind.CALL_FAILED, failed, ""));
                }
            }
        }
    }
}
