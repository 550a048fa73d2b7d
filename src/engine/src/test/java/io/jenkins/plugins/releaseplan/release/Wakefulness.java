package io.jenkins.plugins.releaseplan.release;

import static io.jenkins.plugins.releaseplan.release.InvariantBroken.unless;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.rollout.Call;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** No wake-up is lost: what waits for an answer has a wish under way, and what waits for a time has a timer for it. */
final class Wakefulness {

    private final Schedule schedule;
    private final Set<String> underWay = new HashSet<>();

    private Wakefulness(Schedule schedule) {
        this.schedule = schedule;
        schedule.pending.forEach(action -> underWay.add(Schedule.owner(action) + " " + number(action)));
    }

    static void check(Schedule schedule) {
        Wakefulness wakefulness = new Wakefulness(schedule);
        wakefulness.release();
        schedule.release.gates().forEach(wakefulness::gate);
        schedule.release.rollouts().forEach(wakefulness::rollout);
    }

    private static String number(ReleaseAction action) {
        if (action instanceof ReleaseAction.OfRollout of && of.action() instanceof RolloutAction.Numbered numbered) {
            return Long.toString(numbered.number());
        }
        if (action instanceof ReleaseAction.Check check) {
            return Long.toString(check.number());
        }
        if (action instanceof ReleaseAction.Snapshot snapshot) {
            return Long.toString(snapshot.number());
        }
        if (action instanceof ReleaseAction.Restore restore) {
            return Long.toString(restore.number());
        }
        if (action instanceof ReleaseAction.OfGate of && of.action() instanceof GateAction.AskFact ask) {
            return ask.conditionId();
        }
        if (action instanceof ReleaseAction.OfGate of && of.action() instanceof GateAction.AskHealth ask) {
            return ask.conditionId();
        }
        throw new IllegalArgumentException("who answers " + action + "?");
    }

    private void release() {
        for (Verification verification : schedule.release.verifications()) {
            if (verification.state() != Verification.State.RUNNING) {
                continue;
            }
            timer("release", verification.deadline());
            for (CheckRun check : verification.checks()) {
                if (!check.passed()) {
                    either("release", check.number(), check.nextAt());
                }
            }
        }
        for (DatabaseWork work : schedule.release.databases()) {
            if (!work.ended()) {
                either("release", work.number(), work.nextAt());
            }
        }
    }

    private void gate(String id, Gate gate) {
        if (gate.state() != Gate.State.WAITING) {
            return;
        }
        if (gate.deadline() != null) {
            timer("gate " + id, gate.deadline());
        }
        gate.conditions().forEach((condition, status) -> {
            unless(!status.looking() || underWay.contains("gate " + id + " " + condition), "nobody looks", gate);
            if (status.lookAt() != null) {
                timer("gate " + id, status.lookAt());
            }
        });
    }

    private void rollout(String id, Rollout rollout) {
        String owner = "rollout " + id;
        Call call = rollout.call();
        if (call != null && call.issued()) {
            boolean queued = call.kind() == Call.Kind.HOLD_ROUTE
                    && schedule.routes.values().stream()
                            .anyMatch(queue -> queue.holders().contains(id));
            unless(queued || underWay.contains(owner + " " + call.number()), "nobody makes the call", rollout);
        } else if (call != null && !(rollout.pause() != null && goesForward(call))) {
            timer(owner, call.notBefore());
        }
        rollout.watches().forEach(watch -> {
            if (watch.asked() != 0) {
                unless(underWay.contains(owner + " " + watch.asked()), "nobody measures", rollout);
            }
        });
        if (rollout.pause() != null && rollout.pause().deadline() != null) {
            timer(owner, rollout.pause().deadline());
        }
        boolean goesOn = rollout.pause() == null;
        if (goesOn && rollout.phase() == Phase.BAKING && rollout.stage().until().isAfter(schedule.now)) {
            timer(owner, rollout.stage().until());
        }
        if (goesOn
                && rollout.phase() == Phase.KEEPING_BLUE
                && rollout.keepUntil().isAfter(schedule.now)) {
            timer(owner, rollout.keepUntil());
        }
    }

    /** A pause holds such a call back, and its end makes it. */
    private static boolean goesForward(Call call) {
        boolean toGreen = call.kind() == Call.Kind.SHIFT || call.kind() == Call.Kind.PROBE_GREEN;
        return toGreen && call.percent() > 0 || call.kind() == Call.Kind.RETIRE_BLUE;
    }

    private void either(String owner, long number, Instant at) {
        if (number != 0) {
            unless(underWay.contains(owner + " " + number), "nobody answers call " + number, schedule.release);
        } else {
            unless(at != null, "neither a call nor a time", schedule.release);
            timer(owner, at);
        }
    }

    private void timer(String owner, Instant due) {
        Instant timer = schedule.timers.get(owner);
        unless(timer != null && !timer.isAfter(due), owner + " sleeps through " + due, schedule.release);
    }
}
