package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Transitions that are broken on purpose, by what is wrong with each. */
final class Mutants {

    private static final AtomicLong CALLS = new AtomicLong();

    private Mutants() {}

    static Map<String, Step> all() {
        Map<String, Step> all = new LinkedHashMap<>();
        all.put("wakes nobody for its own", dropping(ReleaseAction.WakeAt.class::isInstance));
        all.put("wakes nobody for gates", dropping(of(GateAction.WakeAt.class)));
        all.put("wakes nobody for rollouts", dropping(ofRollout(RolloutAction.WakeAt.class)));
        all.put("does not run checks", dropping(ReleaseAction.Check.class::isInstance));
        all.put("does not pass shifts on", dropping(ofRollout(RolloutAction.Shift.class)));
        all.put("does not ask facts", dropping(of(GateAction.AskFact.class)));
        all.put(
                "forgets marks",
                changing(state -> state.progress().marks().size() < 2
                        ? state
                        : of(state).progress(ChecklistProgress.none()).made()));
        all.put("forgets sign-offs", changing(state -> gates(state, Mutants::unsigned)));
        all.put("opens gates for time", changing(state -> gates(state, Mutants::opened)));
        all.put("keeps the old version", (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            return with(next, of(next.release()).plan(state.plan()).made());
        });
        all.put(
                "takes the host's word for the checklist",
                (state, event, now) -> event instanceof ReleaseEvent.OfGate told
                                && told.event()
                                        instanceof io.jenkins.plugins.releaseplan.gate.GateEvent.ChecklistChanged
                        ? told(state, told, now)
                        : Step.REAL.take(state, event, now));
        all.put(
                "is deaf to restarts",
                (state, event, now) -> event instanceof ReleaseEvent.HostRestarted
                        ? new Release.Advance(state, List.of())
                        : Step.REAL.take(state, event, now));
        all.put("leaves rollouts alone when the body fails", (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            return event instanceof ReleaseEvent.BodyFailed
                    ? with(next, of(next.release()).rollouts(state.rollouts()).made())
                    : next;
        });
        all.put("begins after the body's end", (state, event, now) -> {
            boolean late = state.body() != Release.Body.RUNNING
                    && (event instanceof ReleaseEvent.GateReached || event instanceof ReleaseEvent.DeploymentReached);
            if (!late) {
                return Step.REAL.take(state, event, now);
            }
            Release running = of(state).body(Release.Body.RUNNING).made();
            Release.Advance next = Step.REAL.take(running, event, now);
            return with(next, of(next.release()).body(state.body()).made());
        });
        all.put(
                "never ends",
                changing(state -> of(state).outcome(Outcome.RUNNING, null).made()));
        all.put(
                "says released whatever happens",
                changing(state -> state.outcome() == Outcome.RUNNING
                        ? state
                        : of(state).outcome(Outcome.RELEASED, state.endedAt()).made()));
        all.put("does not notice a rollback after its end", (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            return state.outcome() == Outcome.RELEASED
                    ? with(
                            next,
                            of(next.release())
                                    .outcome(Outcome.RELEASED, state.endedAt())
                                    .made())
                    : next;
        });
        all.put("answers differently each time", (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            return with(
                    next,
                    of(next.release()).reason("call " + CALLS.incrementAndGet()).made());
        });
        all.put("sends traffic to green on the way back", (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            return new Release.Advance(
                    next.release(),
                    next.actions().stream().map(Mutants::turnedRound).toList());
        });
        all.put("takes green down before the traffic is back", (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            List<ReleaseAction> actions = new ArrayList<>();
            for (ReleaseAction action : next.actions()) {
                if (backToBlue(action)) {
                    actions.add(new ReleaseAction.OfRollout(
                            ((ReleaseAction.OfRollout) action).rollout(), new RolloutAction.Retire(0, "web", "b")));
                }
                actions.add(action);
            }
            return new Release.Advance(next.release(), actions);
        });
        all.put("changes verifications that have ended", (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            List<Verification> again = next.release().verifications().stream()
                    .map(one -> state.verification(one.id())
                                    .filter(was -> was.state() != Verification.State.RUNNING)
                                    .isPresent()
                            ? one.with(one.checks(), Verification.State.RUNNING)
                            : one)
                    .toList();
            return with(next, of(next.release()).verifications(again).made());
        });
        return all;
    }

    private static Release.Advance told(Release state, ReleaseEvent.OfGate of, Instant now) {
        Gate gate = state.gates().get(of.gate());
        if (gate == null) {
            return Step.REAL.take(state, of, now);
        }
        Map<String, Gate> gates = new LinkedHashMap<>(state.gates());
        gates.put(of.gate(), gate.advance(of.event(), now).gate());
        return new Release.Advance(of(state).gates(gates).made(), List.of());
    }

    private static Step dropping(Predicate<ReleaseAction> dropped) {
        return (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            return new Release.Advance(
                    next.release(),
                    next.actions().stream().filter(dropped.negate()).toList());
        };
    }

    private static Predicate<ReleaseAction> of(Class<? extends GateAction> kind) {
        return action -> action instanceof ReleaseAction.OfGate of && kind.isInstance(of.action());
    }

    private static Predicate<ReleaseAction> ofRollout(Class<? extends RolloutAction> kind) {
        return action -> action instanceof ReleaseAction.OfRollout of && kind.isInstance(of.action());
    }

    private static Step changing(UnaryOperator<Release> change) {
        return (state, event, now) -> {
            Release.Advance next = Step.REAL.take(state, event, now);
            return with(next, change.apply(next.release()));
        };
    }

    private static Release.Advance with(Release.Advance advance, Release release) {
        return new Release.Advance(release, advance.actions());
    }

    private static boolean backToBlue(ReleaseAction action) {
        return action instanceof ReleaseAction.OfRollout of
                && of.action() instanceof RolloutAction.Shift shift
                && shift.wished().greenPercent() == 0;
    }

    private static ReleaseAction turnedRound(ReleaseAction action) {
        if (!backToBlue(action)) {
            return action;
        }
        ReleaseAction.OfRollout of = (ReleaseAction.OfRollout) action;
        RolloutAction.Shift shift = (RolloutAction.Shift) of.action();
        TrafficSplit wrong =
                new TrafficSplit(shift.wished().blueFleet(), shift.wished().greenFleet(), 100);
        return new ReleaseAction.OfRollout(
                of.rollout(), new RolloutAction.Shift(shift.number(), shift.target(), wrong));
    }

    private static Release gates(Release state, UnaryOperator<Gate> change) {
        Map<String, Gate> gates = new LinkedHashMap<>(state.gates());
        gates.replaceAll((id, gate) -> change.apply(gate));
        return of(state).gates(gates).made();
    }

    private static Gate unsigned(Gate gate) {
        return gate.signOffs().size() < 2 ? gate : ended(gate, gate.state(), gate.endedAt(), List.of());
    }

    private static Gate opened(Gate gate) {
        boolean asksItems = gate.plan().conditions().stream().anyMatch(Condition.ChecklistComplete.class::isInstance);
        return gate.state() == Gate.State.TIMED_OUT && asksItems
                ? ended(gate, Gate.State.OPEN, gate.endedAt(), gate.signOffs())
                : gate;
    }

    private static Gate ended(
            Gate gate, Gate.State state, Instant at, List<io.jenkins.plugins.releaseplan.gate.SignOff> signOffs) {
        return new Gate(
                gate.plan(),
                gate.version(),
                gate.startedBy(),
                gate.causedBy(),
                state,
                gate.since(),
                gate.deadline(),
                gate.conditions(),
                signOffs,
                gate.reason(),
                at,
                gate.nextWake());
    }

    private static Copy of(Release release) {
        return new Copy(release);
    }

    /** A release with some of its components changed. */
    private static final class Copy {
        private final Release from;
        private ReleasePlan plan;
        private Outcome outcome;
        private String reason;
        private Instant endedAt;
        private Release.Body body;
        private ChecklistProgress progress;
        private Map<String, Gate> gates;
        private Map<String, Rollout> rollouts;
        private List<Verification> verifications;

        Copy(Release from) {
            this.from = from;
            plan = from.plan();
            outcome = from.outcome();
            reason = from.reason();
            endedAt = from.endedAt();
            body = from.body();
            progress = from.progress();
            gates = from.gates();
            rollouts = from.rollouts();
            verifications = from.verifications();
        }

        Copy plan(ReleasePlan other) {
            plan = other;
            return this;
        }

        Copy outcome(Outcome other, Instant at) {
            outcome = other;
            endedAt = at;
            return this;
        }

        Copy reason(String other) {
            reason = other;
            return this;
        }

        Copy body(Release.Body other) {
            body = other;
            return this;
        }

        Copy progress(ChecklistProgress other) {
            progress = other;
            return this;
        }

        Copy gates(Map<String, Gate> other) {
            gates = other;
            return this;
        }

        Copy rollouts(Map<String, Rollout> other) {
            rollouts = other;
            return this;
        }

        Copy verifications(List<Verification> other) {
            verifications = other;
            return this;
        }

        Release made() {
            return new Release(
                    plan,
                    outcome,
                    reason,
                    from.startedAt(),
                    endedAt,
                    body,
                    from.checklist(),
                    progress,
                    gates,
                    rollouts,
                    verifications,
                    from.databases(),
                    from.lastNumber(),
                    from.wakeAt());
        }
    }
}
