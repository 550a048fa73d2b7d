package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.checklist.PhaseProgress;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.gate.ChecklistCount;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A release's state while one advance works on it, and the actions that it wishes so far. Never leaves the advance. */
final class ReleaseDraft {

    final Instant now;
    final List<ReleaseAction> actions = new ArrayList<>();

    ReleasePlan plan;
    Outcome outcome = Outcome.RUNNING;
    String reason = "";
    Instant startedAt;
    Instant endedAt;
    Release.Body body = Release.Body.RUNNING;
    Checklist checklist;
    ChecklistProgress progress = ChecklistProgress.none();
    Map<String, Gate> gates = Map.of();
    Map<String, Rollout> rollouts = Map.of();
    List<Verification> verifications;
    List<DatabaseWork> databases;
    long lastNumber;
    Instant wakeAt;

    private ReleaseDraft(ReleasePlan plan, Instant now) {
        this.plan = plan;
        this.now = now;
    }

    static ReleaseDraft fresh(ReleasePlan plan, Instant now) {
        ReleaseDraft draft = new ReleaseDraft(plan, now);
        draft.startedAt = now;
        draft.verifications = new ArrayList<>();
        draft.databases = new ArrayList<>();
        return draft;
    }

    static ReleaseDraft of(Release state, Instant now) {
        ReleaseDraft draft = new ReleaseDraft(state.plan(), now);
        draft.outcome = state.outcome();
        draft.reason = state.reason();
        draft.startedAt = state.startedAt();
        draft.endedAt = state.endedAt();
        draft.body = state.body();
        draft.checklist = state.checklist();
        draft.progress = state.progress();
        draft.gates = state.gates();
        draft.rollouts = state.rollouts();
        draft.verifications = new ArrayList<>(state.verifications());
        draft.databases = new ArrayList<>(state.databases());
        draft.lastNumber = state.lastNumber();
        draft.wakeAt = state.wakeAt();
        return draft;
    }

    void started() {
        String what = plan.kind() == ReleasePlan.Kind.ROLLBACK ? "rollback of " : "release of ";
        tell(
                Notice.Kind.RELEASE_STARTED,
                Importance.INFO,
                what + plan.service() + " to " + plan.version() + " in " + plan.environment() + " started by "
                        + plan.startedBy(),
                "by",
                plan.startedBy());
    }

    Release.Advance finish() {
        Ending.settle(this);
        wake();
        Release next = new Release(
                plan,
                outcome,
                reason,
                startedAt,
                endedAt,
                body,
                checklist,
                progress,
                gates,
                rollouts,
                verifications,
                databases,
                lastNumber,
                wakeAt);
        return new Release.Advance(next, actions);
    }

    long nextNumber() {
        return ++lastNumber;
    }

    private void wake() {
        Instant earliest = null;
        for (Instant due : Transition.due(this)) {
            if (due.isAfter(now) && (earliest == null || due.isBefore(earliest))) {
                earliest = due;
            }
        }
        if (earliest != null && !earliest.equals(wakeAt)) {
            actions.add(new ReleaseAction.WakeAt(earliest));
        }
        wakeAt = earliest;
    }

    void tell(Notice.Kind kind, Importance importance, String text, String... facts) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("environment", plan.environment());
        all.put("version", plan.version());
        for (int i = 0; i < facts.length; i += 2) {
            all.put(facts[i], facts[i + 1]);
        }
        actions.add(new ReleaseAction.Tell(new Notice(kind, importance, text, all)));
    }

    void beginGate(String id, GatePlan gatePlan) {
        take(id, Gate.begin(gatePlan, plan.version(), plan.startedBy(), plan.causedBy(), now));
    }

    void gate(String id, GateEvent event) {
        Gate gate = gates.get(id);
        if (gate != null) {
            take(id, gate.advance(event, now));
        }
    }

    private void take(String id, io.jenkins.plugins.releaseplan.gate.Advance advance) {
        gates = States.with(gates, id, advance.gate());
        boolean countItems = false;
        for (GateAction action : advance.actions()) {
            if (action instanceof GateAction.Tell tell) {
                actions.add(new ReleaseAction.Tell(tell.notice()));
            } else if (action instanceof GateAction.AskChecklist) {
                countItems = true;
            } else {
                actions.add(new ReleaseAction.OfGate(id, action));
            }
        }
        if (countItems) {
            // The release owns the checklist, so no host has to be asked.
            gate(id, new GateEvent.ChecklistChanged(counts(advance.gate())));
        }
    }

    /** How the phases that a gate names stand. A phase that the checklist does not have is never complete. */
    private Map<String, ChecklistCount> counts(Gate gate) {
        Map<String, ChecklistCount> counts = new LinkedHashMap<>();
        for (Condition condition : gate.plan().conditions()) {
            if (condition instanceof Condition.ChecklistComplete complete) {
                counts.put(complete.phase(), count(complete.phase()));
            }
        }
        return counts;
    }

    private ChecklistCount count(String phase) {
        if (checklist == null) {
            return new ChecklistCount(1, 1, List.of("no checklist was read: use releaseChecklist before this gate"));
        }
        var phases = phase.isEmpty() ? checklist.phases() : checklist.select(phase);
        if (phases.isEmpty()) {
            return new ChecklistCount(1, 1, List.of("the checklist has no phase '" + phase + "'"));
        }
        PhaseProgress stand = progress.of(checklist, phases);
        List<String> open = stand.missing().stream().map(item -> item.text()).toList();
        return new ChecklistCount(stand.total(), open.size(), open);
    }

    void checklistChanged() {
        for (String id : List.copyOf(gates.keySet())) {
            Gate gate = gates.get(id);
            if (gate.state() == Gate.State.WAITING) {
                Map<String, ChecklistCount> counts = counts(gate);
                if (!counts.isEmpty()) {
                    gate(id, new GateEvent.ChecklistChanged(counts));
                }
            }
        }
    }

    void beginRollout(RolloutPlan rolloutPlan) {
        take(rolloutPlan.id(), Rollout.begin(rolloutPlan, now));
    }

    void rollout(String id, RolloutEvent event) {
        Rollout rollout = rollouts.get(id);
        if (rollout != null) {
            take(id, rollout.advance(event, now));
        }
    }

    private void take(String id, Rollout.Advance advance) {
        rollouts = States.with(rollouts, id, advance.rollout());
        for (RolloutAction action : advance.actions()) {
            if (action instanceof RolloutAction.Tell tell) {
                actions.add(new ReleaseAction.Tell(tell.notice()));
            } else {
                actions.add(new ReleaseAction.OfRollout(id, action));
            }
        }
    }
}
