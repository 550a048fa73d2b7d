package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of every step of a rollout, judged by what was wished and told and not by what the rollout thinks of it. */
final class Invariants {

    static final String IMMEDIATE = "immediate";
    static final String OF_STAGE = "ofStage";

    private final ModelTarget target;
    private final Map<Long, String> stageOfMeasurement = new HashMap<>();
    private boolean shiftedForward;
    private boolean greenFoundReady;
    private int lastForward;
    private boolean blueRetired;
    private boolean mustGoBack;
    private boolean wentBack;
    private Instant forwardDecidedAt = Instant.MAX;
    private Instant keepUntil = Instant.MIN;
    private boolean retireAllowed;
    private boolean routeOurs;
    private Instant decideBy = Instant.MAX;

    Invariants(ModelTarget target) {
        this.target = target;
    }

    boolean shiftedForward() {
        return shiftedForward;
    }

    /** One step, once it was saved: crashes before that never happened to anybody. */
    void step(Rollout before, RolloutEvent event, Rollout.Advance step, Instant now) {
        Rollout after = step.rollout();
        if (before != null) {
            learn(before, event, now);
            nothingIsLost(before, after, event, now);
            decidedInTime(before, after, event, now);
            boolean saidReady = after.phase() == Phase.READY && before.phase() != Phase.READY;
            Violation.unless(!saidReady || target.greenWasReady, "green is said to be ready and is not");
        }
        mustGoBack |= after.phase() == Phase.ROLLING_BACK;
        for (RolloutAction action : step.actions()) {
            wished(action, after, now);
        }
        boolean backAtOnce = mustGoBack && shiftedForward && !blueRetired && !wentBack;
        Violation.unless(!backAtOnce, "all traffic was not sent to blue at once after " + event);
        boolean settled = before == null || before.phase() != Phase.WAITING_FOR_ROUTE || routeOurs;
        Violation.unless(settled || after.phase() != Phase.LAUNCHING, "green starts without the route");
    }

    /** A person gave a time to decide: without a decision it goes back. */
    private void decidedInTime(Rollout before, Rollout after, RolloutEvent event, Instant now) {
        boolean pausable = !before.phase().ended()
                && before.phase() != Phase.ROLLING_BACK
                && before.phase() != Phase.HELD
                && !before.blueGone();
        if (event instanceof RolloutEvent.PauseRequested asked && asked.decideWithin() != null && pausable) {
            Instant deadline = now.plus(asked.decideWithin());
            decideBy = deadline.isBefore(decideBy) ? deadline : decideBy;
        }
        boolean decided = decides(event);
        boolean back = after.cause() != null;
        Violation.unless(
                now.isBefore(decideBy) || decided && now.equals(decideBy) || back, "it waits on for a decision");
        if (after.pause() == null) {
            decideBy = Instant.MAX;
        }
    }

    /** Whoever stops the pipeline and lets the traffic be has decided too. */
    private static boolean decides(RolloutEvent event) {
        return event instanceof RolloutEvent.ResumeRequested
                || event instanceof RolloutEvent.PromoteRequested
                || event instanceof RolloutEvent.Aborted aborted && aborted.hold();
    }

    private void learn(Rollout before, RolloutEvent event, Instant now) {
        boolean done = before.phase() == Phase.ROLLING_BACK
                || before.phase() == Phase.ROLLED_BACK
                || before.phase() == Phase.FAILED;
        boolean inTime = before.pause() == null
                || before.pause().deadline() == null
                || !before.pause().deadline().isBefore(now);
        if (event instanceof RolloutEvent.RollBackRequested) {
            mustGoBack |= !done;
        } else if (event instanceof RolloutEvent.BodyFailed) {
            mustGoBack |= !done && before.phase() != Phase.HELD;
        } else if (event instanceof RolloutEvent.Aborted aborted) {
            mustGoBack |= !done && !aborted.hold();
        } else if (event instanceof RolloutEvent.Measured measured) {
            mustGoBack |= !done && inTime && breaks(before, measured);
        } else if (event instanceof RolloutEvent.Probed probed) {
            greenFoundReady |= ready(probed.health());
        } else if (event instanceof RolloutEvent.RouteHeld) {
            routeOurs = true;
        } else if (event instanceof RolloutEvent.RetireRequested) {
            retireAllowed |= before.phase() == Phase.KEEPING_BLUE && before.pause() == null;
        } else if (event instanceof RolloutEvent.MonitoringRequested monitoring
                && before.phase() == Phase.KEEPING_BLUE
                && before.monitor() == null
                && inTime) {
            keepUntil = now.plus(monitoring.duration());
        } else if (event instanceof RolloutEvent.BodyEnded || event instanceof RolloutEvent.PromoteRequested) {
            forwardDecidedAt = forwardDecidedAt.isAfter(now) ? now : forwardDecidedAt;
        }
    }

    private static boolean ready(Health health) {
        return health.healthy() && health.version().equals(ModelTarget.NEW);
    }

    private boolean breaks(Rollout before, RolloutEvent.Measured measured) {
        boolean watched = before.phase().exposed() && before.phase() != Phase.COMPLETED;
        boolean current = before.watches().stream().anyMatch(watch -> watch.asked() == measured.number());
        if (!watched || !current) {
            return false;
        }
        String stage = stageOfMeasurement.get(measured.number());
        boolean sameStage = stage != null
                && before.phase() == Phase.BAKING
                && stage.equals(before.stage().stage().id());
        return bad(measured, IMMEDIATE) || sameStage && bad(measured, OF_STAGE);
    }

    private static boolean bad(RolloutEvent.Measured measured, String metric) {
        return measured.measurement().reading(metric).green().mean().orElse(0) > 1;
    }

    private void wished(RolloutAction action, Rollout after, Instant now) {
        if (action instanceof RolloutAction.Shift shift) {
            shift(shift.wished().greenPercent());
        } else if (action instanceof RolloutAction.Measure measure) {
            if (after.phase() == Phase.BAKING && after.stage().stage().onBreach() == Response.ROLL_BACK) {
                stageOfMeasurement.put(measure.number(), after.stage().stage().id());
            }
        } else if (action instanceof RolloutAction.Retire retire) {
            backFirst(retire);
            if (retire.fleet().equals(ModelTarget.BLUE)) {
                retireBlue(after, now);
            }
        } else if (action instanceof RolloutAction.Launch launch) {
            if (!launch.fleet().equals(ModelTarget.BLUE)) {
                backFirst(launch);
            } else {
                Violation.unless(blueRetired, "blue was started while it ran");
            }
        } else if (action instanceof RolloutAction.RecordVersion || action instanceof RolloutAction.Refresh) {
            backFirst(action);
        } else if (action instanceof RolloutAction.FreeRoute) {
            backFirst(action);
        }
    }

    private void shift(int percent) {
        if (percent > 0) {
            Violation.unless(!mustGoBack && !wentBack, "traffic was sent to green after it had to go back");
            Violation.unless(
                    percent == lastForward || greenFoundReady, "green was not asked before it got " + percent + " %");
            lastForward = percent;
            greenFoundReady = false;
            shiftedForward = true;
        } else {
            wentBack = true;
            if (blueRetired) {
                Violation.unless(target.blue.running, "traffic is sent to a blue that is gone");
            }
        }
    }

    private void backFirst(RolloutAction action) {
        Violation.unless(
                !mustGoBack || !shiftedForward || wentBack, "the way back begins with traffic and not with " + action);
    }

    private void retireBlue(Rollout after, Instant now) {
        blueRetired = true;
        Violation.unless(!wentBack && !mustGoBack, "blue was taken down on the way back");
        Violation.unless(target.allGreenSince != null, "blue was taken down before cutover");
        Instant cutover = target.allGreenSince.isBefore(forwardDecidedAt) ? forwardDecidedAt : target.allGreenSince;
        Instant kept = cutover.plus(after.plan().keepBlue());
        Violation.unless(retireAllowed || !now.isBefore(kept), "blue was not kept until " + kept);
        Violation.unless(retireAllowed || !now.isBefore(keepUntil), "blue was not kept while green was watched");
        Violation.unless(after.pause() == null, "blue was taken down during a pause");
    }

    private static void nothingIsLost(Rollout before, Rollout after, RolloutEvent event, Instant now) {
        int known = before.finished().size();
        Violation.unless(
                after.finished().size() >= known
                        && after.finished().subList(0, known).equals(before.finished()),
                "the history of stages was changed by " + event);
        if (before.stage() != null && before.stage().result() != StageRun.Result.RUNNING) {
            boolean kept =
                    before.stage().equals(after.stage()) || after.finished().contains(before.stage());
            Violation.unless(kept, "the result of a stage was changed by " + event);
        }
        Violation.unless(before.cause() == null || before.cause().equals(after.cause()), "the cause was changed");
        Violation.unless(!before.bodyEnded() || after.bodyEnded(), "the body's end was forgotten");
        boolean back = after.phase() == Phase.ROLLING_BACK || after.phase() == Phase.FAILED;
        pauseStays(before, after, event, now, back);
        boolean awaited = before.cause() == null
                && !before.bodyEnded()
                && before.cutoverAt() == null
                && before.phase() != Phase.CUTTING_OVER
                && before.phase() != Phase.HELD;
        if (event instanceof RolloutEvent.StageRequested requested && awaited) {
            Violation.unless(back || ids(after).contains(requested.stage().id()), "a stage was forgotten");
        }
        for (Stage stage : before.pending()) {
            boolean kept = back || after.phase() == Phase.HELD || ids(after).contains(stage.id());
            Violation.unless(kept, "a pending stage was forgotten by " + event);
        }
    }

    private static void pauseStays(Rollout before, Rollout after, RolloutEvent event, Instant now, boolean back) {
        Pause pause = before.pause();
        if (pause == null) {
            return;
        }
        boolean over = pause.deadline() != null && !now.isBefore(pause.deadline());
        boolean decided = decides(event);
        boolean late = pause.deadline() != null && now.isAfter(pause.deadline());
        Violation.unless(!over || decided && !late || back, "nobody decided, and it did not go back");
        if (after.pause() == null) {
            Violation.unless(decided || back || after.phase() == Phase.HELD, "a pause was forgotten by " + event);
        } else {
            Violation.unless(pause.since().equals(after.pause().since()), "a pause was replaced by " + event);
        }
    }

    private static List<String> ids(Rollout rollout) {
        List<String> ids = new ArrayList<>();
        rollout.pending().forEach(stage -> ids.add(stage.id()));
        rollout.finished().forEach(run -> ids.add(run.stage().id()));
        if (rollout.stage() != null) {
            ids.add(rollout.stage().stage().id());
        }
        return ids;
    }
}
