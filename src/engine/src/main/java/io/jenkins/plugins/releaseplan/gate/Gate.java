package io.jenkins.plugins.releaseplan.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A gate: it waits until all its conditions hold at the same time, for the very version that it lets through.
 *
 * <ul>
 *   <li>It opens only in an advance in which every condition holds at that time. The clock and the calendar are looked at
 *       then; facts and health must be younger than {@link #FRESH}, and older ones are asked for again.
 *   <li>One rejection closes it. A new version makes all earlier sign-offs void (they are kept), and facts, health and
 *       metrics are asked for again.
 *   <li>Its time is over at the deadline, not after it: an event at the deadline or later cannot open it any more. Only
 *       when all conditions hold without that event, and still do with it, is the gate open; a host that slept through
 *       the moment does not turn it into a time-out.
 *   <li>A gate that is not waiting never changes again. Who signs it is refused.
 *   <li>After {@link GateEvent.HostRestarted} the checklist is counted again before it counts: a change may have been
 *       missed.
 * </ul>
 *
 * @param plan what it waits for
 * @param version the version that it lets through
 * @param startedBy who started the release; empty if nobody did
 * @param causedBy who else counts as a starter: build causes, authors of commits; in alphabetical order
 * @param state how it stands
 * @param since when it began to wait
 * @param deadline when its time is over, or null for never
 * @param conditions by condition id, in the plan's order: how each stood at the last advance
 * @param signOffs everything that was ever signed here, oldest first
 * @param reason why it ended so; empty while it waits
 * @param endedAt when it ended, or null while it waits
 * @param nextWake when it wants to be advanced at the latest, or null for no such time
 */
public record Gate(
        GatePlan plan,
        String version,
        String startedBy,
        Set<String> causedBy,
        State state,
        Instant since,
        Instant deadline,
        Map<String, ConditionStatus> conditions,
        List<SignOff> signOffs,
        String reason,
        Instant endedAt,
        Instant nextWake) {

    /** How old an answer about facts or health may be for the gate to open by it. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /** How long after an answer that keeps the gate shut, or a look that failed, is asked again. */
    public static final Duration RETRY = Duration.ofMinutes(1);

    /** How a gate stands. */
    public enum State {
        WAITING,
        OPEN,
        REJECTED,
        TIMED_OUT,
        ABORTED
    }

    public Gate {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(startedBy, "startedBy");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reason, "reason");
        version = Words.required("version", version);
        causedBy = Collections.unmodifiableSet(new TreeSet<>(causedBy));
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        signOffs = List.copyOf(signOffs);
    }

    /**
     * Begins to wait.
     *
     * @param plan what for
     * @param version the version that is to go through
     * @param startedBy who started the release; empty if nobody did
     * @param causedBy who else counts as a starter for four-eyes
     * @param now the time
     */
    public static Advance begin(GatePlan plan, String version, String startedBy, Set<String> causedBy, Instant now) {
        return Transition.begin(plan, version, startedBy, causedBy, now);
    }

    /** What becomes of this gate by an event. The same gate, event and time give the same answer. */
    public Advance advance(GateEvent event, Instant now) {
        return Transition.advance(this, event, now);
    }

    /** Why this person may not sign so, in words for them; empty if they may. */
    public Optional<String> refusal(GateEvent.Signed signing) {
        return SignOffRules.refusal(this, signing);
    }

    /** What is still missing and why, for people, in the plan's order; empty once the gate is open. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Condition condition : plan.conditions()) {
            ConditionStatus status = conditions.get(condition.id());
            if (status != null && !status.met()) {
                missing.add(condition.text() + ": " + status.detail());
            }
        }
        return missing;
    }

    Gate with(Map<String, ConditionStatus> statuses) {
        return new Gate(
                plan, version, startedBy, causedBy, state, since, deadline, statuses, signOffs, reason, endedAt,
                nextWake);
    }

    Gate withSignOff(SignOff signOff) {
        List<SignOff> longer = new ArrayList<>(signOffs);
        longer.add(signOff);
        return new Gate(
                plan,
                version,
                startedBy,
                causedBy,
                state,
                since,
                deadline,
                conditions,
                longer,
                reason,
                endedAt,
                nextWake);
    }

    Gate forVersion(String newVersion, Set<String> moreCauses, List<SignOff> kept) {
        Set<String> causes = new TreeSet<>(causedBy);
        causes.addAll(moreCauses);
        return new Gate(
                plan,
                newVersion,
                startedBy,
                causes,
                state,
                since,
                deadline,
                conditions,
                kept,
                reason,
                endedAt,
                nextWake);
    }

    Gate wakingAt(Instant at) {
        return Objects.equals(at, nextWake)
                ? this
                : new Gate(
                        plan,
                        version,
                        startedBy,
                        causedBy,
                        state,
                        since,
                        deadline,
                        conditions,
                        signOffs,
                        reason,
                        endedAt,
                        at);
    }

    Gate ended(State how, String why, Instant at) {
        return new Gate(plan, version, startedBy, causedBy, how, since, deadline, conditions, signOffs, why, at, null);
    }
}
