package io.jenkins.plugins.releaseplan.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The state of one rollout. Immutable; {@link #advance} is the one way on, a pure function of the state, what happened and the
 * time.
 *
 * @param plan what it shall do
 * @param phase where it is
 * @param since when the phase began, or went on after a pause
 * @param startedAt when it began
 * @param blueFleet the fleet that served at the begin; empty until it was inspected
 * @param blueVersion the version of that fleet; empty if nothing was ever deployed
 * @param greenFleet the fleet for the new version; empty until it was inspected
 * @param greenPercent green's share as it was last confirmed, 0..100
 * @param call the call under way; null if there is none
 * @param pending stages that were asked for and not begun
 * @param stage the last stage that was begun; null before the first
 * @param finished the stages before it
 * @param bodyEnded whether the pipeline has no more stages
 * @param pause null if it is not paused
 * @param watches what is measured
 * @param measured what was measured so far, in the order in which it began
 * @param monitor null if none was asked for
 * @param cause why it goes or went back, or tried to after it was completed; null while it goes forward
 * @param firstTrafficAt when green had traffic first; null if never
 * @param cutoverAt when green had all traffic; null if never
 * @param keepUntil until when blue is kept; null before cutover
 * @param trafficBackAt when blue was seen to have all traffic again; null if that did not happen
 * @param uncertainUntil until when a call of unknown outcome may still act; null if none may
 * @param endedAt when it ended; null while it has not
 * @param routeWished whether the route was asked for and not given back
 * @param launched whether green was wished to run
 * @param shifted whether traffic was ever wished on green
 * @param recorded whether the new version was wished to be recorded
 * @param blueGone whether blue was wished to be taken down
 * @param lastNumber the number of the last call
 * @param wakeAt when the host was asked to wake it; null if it was not
 */
public record Rollout(
        RolloutPlan plan,
        Phase phase,
        Instant since,
        Instant startedAt,
        String blueFleet,
        String blueVersion,
        String greenFleet,
        int greenPercent,
        Call call,
        List<Stage> pending,
        StageRun stage,
        List<StageRun> finished,
        boolean bodyEnded,
        Pause pause,
        List<Watch> watches,
        List<Measured> measured,
        Monitor monitor,
        Cause cause,
        Instant firstTrafficAt,
        Instant cutoverAt,
        Instant keepUntil,
        Instant trafficBackAt,
        Instant uncertainUntil,
        Instant endedAt,
        boolean routeWished,
        boolean launched,
        boolean shifted,
        boolean recorded,
        boolean blueGone,
        long lastNumber,
        Instant wakeAt) {

    public Rollout {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(phase, "phase");
        pending = List.copyOf(pending);
        finished = List.copyOf(finished);
        watches = List.copyOf(watches);
        measured = List.copyOf(measured);
    }

    /**
     * The next state and what it wishes.
     *
     * @param rollout the next state, to be saved before the actions run
     * @param actions in the order in which they are to be run
     */
    public record Advance(Rollout rollout, List<RolloutAction> actions) {
        public Advance {
            actions = List.copyOf(actions);
        }
    }

    /** Begins a rollout: it asks for its route. */
    public static Advance begin(RolloutPlan plan, Instant now) {
        Draft draft = Draft.fresh(plan, now);
        draft.routeWished = true;
        draft.wish(Call.Kind.HOLD_ROUTE);
        return settle(draft);
    }

    /**
     * What follows from an event. An event that does not concern the state as it is (a stale answer, a stage asked for twice, a
     * button pressed too late) changes nothing.
     *
     * @param event what happened
     * @param now when; not before the event before it
     */
    public Advance advance(RolloutEvent event, Instant now) {
        Draft draft = Draft.of(this, now);
        if (pause != null && pause.deadline() != null && pause.deadline().isBefore(now)) {
            // The host is late; a decision that is later still is none.
            Pauses.settle(draft);
        }
        if (event instanceof RolloutEvent.HostRestarted) {
            draft.forgetIssued();
        } else if (event instanceof RolloutEvent.TimePassed) {
            // A timer may go off early, and then it is asked for again.
            draft.wakeAt = null;
        } else if (event instanceof RolloutEvent.Answer answer) {
            take(draft, answer);
        } else {
            Decisions.take(draft, event);
        }
        return settle(draft);
    }

    private static void take(Draft draft, RolloutEvent.Answer answer) {
        if (Watching.take(draft, answer)) {
            return;
        }
        if (draft.call == null || !draft.call.issued() || draft.call.number() != answer.number()) {
            return;
        }
        if (draft.phase == Phase.ROLLING_BACK) {
            ReturnPath.take(draft, answer);
        } else if (draft.phase == Phase.HELD) {
            Holding.take(draft, answer);
        } else {
            ForwardPath.take(draft, answer);
        }
    }

    private static Advance settle(Draft draft) {
        Pauses.settle(draft);
        Stages.settle(draft);
        Watching.settle(draft);
        draft.issue();
        draft.wake();
        return new Advance(draft.freeze(), draft.actions);
    }

    /**
     * Whether a pipeline that asked for a stage has nothing more to wait for: the stage passed or was promoted, or all traffic
     * goes to green without it, since somebody promoted held traffic.
     *
     * @param id of the stage
     */
    public boolean isPast(String id) {
        boolean toGreen = cause == null && (phase == Phase.CUTTING_OVER || cutoverAt != null);
        if (toGreen || stage != null && stage.wentWell(id)) {
            return true;
        }
        // Pipelines ask after each change.
        for (StageRun run : finished) {
            if (run.wentWell(id)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the next call is not made before a person decides, whatever the time. */
    public boolean heldBack() {
        return call != null && call.heldBackBy(pause);
    }

    /** What this rollout is called in sentences: {@code pms-backend v2}. */
    public String title() {
        return plan.target() + " " + plan.version();
    }
}
