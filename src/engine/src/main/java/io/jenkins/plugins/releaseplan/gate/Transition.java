package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The gate's one function: what becomes of it by an event. */
final class Transition {

    private Transition() {}

    static Advance begin(GatePlan plan, String version, String startedBy, Set<String> causedBy, Instant now) {
        Gate gate = new Gate(
                plan,
                version,
                startedBy,
                causedBy,
                Gate.State.WAITING,
                now,
                plan.timeout().map(now::plus).orElse(null),
                Questions.first(plan, now),
                List.of(),
                "",
                null,
                null);
        Gate judged = Judgement.of(gate, now);
        List<Notice> notices = Judgement.allMet(judged) ? List.of() : List.of(GateNotices.waiting(judged));
        return settle(new Change(gate, notices), now, true);
    }

    static Advance advance(Gate gate, GateEvent event, Instant now) {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(now, "now");
        if (gate.state() != Gate.State.WAITING) {
            return late(gate, event, List.of());
        }
        if (gate.deadline() != null && !now.isBefore(gate.deadline())) {
            return atDeadline(gate, event, now);
        }
        return settle(apply(gate, event, now), now, event instanceof GateEvent.HostRestarted);
    }

    /** The event is too late to open the gate, but not to keep it from opening. */
    private static Advance atDeadline(Gate gate, GateEvent event, Instant now) {
        Gate before = Judgement.of(gate, now);
        Gate after = Judgement.of(apply(gate, event, now).gate(), now);
        boolean heldInTime = Judgement.allMet(before)
                && after.state() == Gate.State.WAITING
                && after.version().equals(before.version())
                && Judgement.allMet(after);
        Change end = heldInTime ? open(before, now) : timeOut(before, now);
        return late(end.gate(), event, end.notices());
    }

    private static Advance late(Gate gate, GateEvent event, List<Notice> notices) {
        List<Notice> told = new ArrayList<>(notices);
        if (event instanceof GateEvent.Signed signed) {
            String why = SignOffRules.refusal(gate, signed).orElseThrow();
            told.add(GateNotices.refused(gate, signed, why));
        }
        return new Advance(gate, tell(told));
    }

    private static Change apply(Gate gate, GateEvent event, Instant now) {
        if (event instanceof GateEvent.Signed signed) {
            return SignOffRules.sign(gate, signed, now);
        }
        if (event instanceof GateEvent.VersionChanged changed) {
            return changeVersion(gate, changed, now);
        }
        if (event instanceof GateEvent.Aborted aborted) {
            return abort(gate, aborted, now);
        }
        if (event instanceof GateEvent.HostRestarted) {
            return Change.of(Questions.afterRestart(gate, now));
        }
        return Change.of(Answers.take(gate, event, now));
    }

    private static Change changeVersion(Gate gate, GateEvent.VersionChanged changed, Instant now) {
        if (changed.version().equals(gate.version())) {
            return Change.of(gate);
        }
        List<SignOff> voided = gate.signOffs().stream().map(SignOff::asVoided).toList();
        Map<String, ConditionStatus> statuses = new LinkedHashMap<>(gate.conditions());
        for (Condition condition : gate.plan().conditions()) {
            if (Questions.isAboutVersion(condition)) {
                statuses.put(condition.id(), Questions.first(condition, now));
            }
        }
        Gate next =
                gate.forVersion(changed.version(), changed.causedBy(), voided).with(statuses);
        return voided.equals(gate.signOffs())
                ? Change.of(next)
                : Change.of(next, GateNotices.voided(gate, changed.version()));
    }

    private static Change abort(Gate gate, GateEvent.Aborted aborted, Instant now) {
        String why = "aborted by " + aborted.by() + (aborted.reason().isBlank() ? "" : ": " + aborted.reason());
        Gate ended = gate.ended(Gate.State.ABORTED, why, now);
        return Change.of(ended, GateNotices.aborted(ended, aborted));
    }

    /** Opens the gate if it may; else asks what is to be asked now, and says when it wants to be woken. */
    private static Advance settle(Change change, Instant now, boolean sayWhenToWake) {
        Gate gate = Judgement.of(change.gate(), now);
        List<Notice> notices = new ArrayList<>(change.notices());
        if (gate.state() != Gate.State.WAITING) {
            return new Advance(gate, tell(notices));
        }
        if (Judgement.allMet(gate)) {
            Change opened = open(gate, now);
            notices.addAll(opened.notices());
            return new Advance(opened.gate(), tell(notices));
        }
        List<GateAction> actions = new ArrayList<>(tell(notices));
        Gate asking = Questions.ask(gate, now, actions);
        Instant wake = Questions.nextWake(asking);
        if (wake != null && (sayWhenToWake || !wake.equals(gate.nextWake()))) {
            actions.add(new GateAction.WakeAt(wake));
        }
        return new Advance(asking.wakingAt(wake), actions);
    }

    private static Change open(Gate gate, Instant now) {
        Gate open = gate.ended(Gate.State.OPEN, "all conditions hold", now);
        return Change.of(open, GateNotices.opened(open));
    }

    private static Change timeOut(Gate gate, Instant now) {
        String missing = gate.missing().isEmpty() ? "" : "; missing: " + String.join("; ", gate.missing());
        Gate ended = gate.ended(
                Gate.State.TIMED_OUT,
                "timed out after " + DurationText.words(Duration.between(gate.since(), gate.deadline())) + missing,
                now);
        return Change.of(ended, GateNotices.timedOut(ended));
    }

    private static List<GateAction> tell(List<Notice> notices) {
        return notices.stream()
                .map(notice -> (GateAction) new GateAction.Tell(notice))
                .toList();
    }
}
