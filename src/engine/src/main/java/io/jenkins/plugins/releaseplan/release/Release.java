package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of one release. Immutable; {@link #advance} is the one way on, a pure function of the state, what happened and the
 * time. Its gates and rollouts are states of their own, which it drives and whose outcomes make its own.
 *
 * @param plan what is released
 * @param outcome how it ended; a release that has ended well is still rolled back while blue is kept
 * @param reason why it did not end well, one sentence for people; empty if it did or has not ended
 * @param startedAt when it began
 * @param endedAt when it ended; null while it has not
 * @param body how the steps inside the release ended
 * @param checklist the team's checklist; null if none was read
 * @param progress what was ticked
 * @param gates by id, in the order in which they were reached
 * @param rollouts by id, in the order in which they were begun
 * @param verifications in the order in which they were reached
 * @param databases snapshots and restores, in the order in which they were begun
 * @param lastNumber the number of the last call of the release itself
 * @param wakeAt when the host was asked to wake it; null if it was not
 */
public record Release(
        ReleasePlan plan,
        Outcome outcome,
        String reason,
        Instant startedAt,
        Instant endedAt,
        Body body,
        Checklist checklist,
        ChecklistProgress progress,
        Map<String, Gate> gates,
        Map<String, Rollout> rollouts,
        List<Verification> verifications,
        List<DatabaseWork> databases,
        long lastNumber,
        Instant wakeAt) {

    /** How the steps inside a release ended. */
    public enum Body {
        RUNNING,
        ENDED,
        FAILED,
        ABORTED
    }

    public Release {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(body, "body");
        gates = States.copyOf(gates);
        rollouts = States.copyOf(rollouts);
        verifications = List.copyOf(verifications);
        databases = List.copyOf(databases);
    }

    /**
     * The next state and what it wishes.
     *
     * @param release the next state, to be saved before the actions run
     * @param actions in the order in which they are to be run
     */
    public record Advance(Release release, List<ReleaseAction> actions) {
        public Advance {
            actions = List.copyOf(actions);
        }
    }

    /** Begins a release. */
    public static Advance begin(ReleasePlan plan, Instant now) {
        ReleaseDraft draft = ReleaseDraft.fresh(plan, now);
        draft.started();
        return draft.finish();
    }

    /**
     * What follows from an event. An event that does not concern the state as it is (a stale answer, a gate reached twice, a
     * button pressed too late) changes nothing.
     *
     * @param event what happened
     * @param now when; not before the event before it
     */
    public Advance advance(ReleaseEvent event, Instant now) {
        ReleaseDraft draft = ReleaseDraft.of(this, now);
        Transition.take(draft, event);
        return draft.finish();
    }

    /** The gate of this id; empty if it was not reached. */
    public Optional<Gate> gate(String id) {
        return Optional.ofNullable(gates.get(id));
    }

    /** The rollout of this id; empty if it was not begun. */
    public Optional<Rollout> rollout(String id) {
        return Optional.ofNullable(rollouts.get(id));
    }

    /** The last rollout of a target; empty if there is none. */
    public Optional<Rollout> rolloutOf(String target) {
        return rollouts.values().stream()
                .filter(rollout -> rollout.plan().target().equals(target))
                .reduce((earlier, later) -> later);
    }

    /** The verification of this id; empty if it was not reached. */
    public Optional<Verification> verification(String id) {
        return verifications.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The snapshot or restore of this id; empty if it was not reached. */
    public Optional<DatabaseWork> database(String id) {
        return databases.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
