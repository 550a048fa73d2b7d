package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rollout's state while one advance works on it, and the actions that it wishes so far. Never leaves the advance. */
final class Draft {

    /** How long a call of unknown outcome may still act. */
    static final Duration UNCERTAIN = Duration.ofMinutes(2);

    final RolloutPlan plan;
    final Instant now;
    final List<RolloutAction> actions = new ArrayList<>();

    Phase phase;
    Instant since;
    Instant startedAt;
    String blueFleet = "";
    String blueVersion = "";
    String greenFleet = "";
    int greenPercent;
    Call call;
    List<Stage> pending = List.of();
    StageRun stage;
    List<StageRun> finished = List.of();
    boolean bodyEnded;
    Pause pause;
    List<Watch> watches = new ArrayList<>();
    List<Measured> measured = List.of();
    Monitor monitor;
    Cause cause;
    Instant firstTrafficAt;
    Instant cutoverAt;
    Instant keepUntil;
    Instant trafficBackAt;
    Instant uncertainUntil;
    Instant endedAt;
    boolean routeWished;
    boolean launched;
    boolean shifted;
    boolean recorded;
    boolean blueGone;
    long lastNumber;
    Instant wakeAt;

    private Draft(RolloutPlan plan, Instant now) {
        this.plan = plan;
        this.now = now;
    }

    static Draft fresh(RolloutPlan plan, Instant now) {
        Draft draft = new Draft(plan, now);
        draft.phase = Phase.WAITING_FOR_ROUTE;
        draft.since = now;
        draft.startedAt = now;
        return draft;
    }

    static Draft of(Rollout state, Instant now) {
        Draft draft = new Draft(state.plan(), now);
        draft.phase = state.phase();
        draft.since = state.since();
        draft.startedAt = state.startedAt();
        draft.blueFleet = state.blueFleet();
        draft.blueVersion = state.blueVersion();
        draft.greenFleet = state.greenFleet();
        draft.greenPercent = state.greenPercent();
        draft.call = state.call();
        draft.pending = state.pending();
        draft.stage = state.stage();
        draft.finished = state.finished();
        draft.bodyEnded = state.bodyEnded();
        draft.pause = state.pause();
        draft.watches = new ArrayList<>(state.watches());
        draft.measured = state.measured();
        draft.monitor = state.monitor();
        draft.cause = state.cause();
        draft.firstTrafficAt = state.firstTrafficAt();
        draft.cutoverAt = state.cutoverAt();
        draft.keepUntil = state.keepUntil();
        draft.trafficBackAt = state.trafficBackAt();
        draft.uncertainUntil = state.uncertainUntil();
        draft.endedAt = state.endedAt();
        draft.routeWished = state.routeWished();
        draft.launched = state.launched();
        draft.shifted = state.shifted();
        draft.recorded = state.recorded();
        draft.blueGone = state.blueGone();
        draft.lastNumber = state.lastNumber();
        draft.wakeAt = state.wakeAt();
        return draft;
    }

    Rollout freeze() {
        return new Rollout(
                plan,
                phase,
                since,
                startedAt,
                blueFleet,
                blueVersion,
                greenFleet,
                greenPercent,
                call,
                pending,
                stage,
                finished,
                bodyEnded,
                pause,
                watches,
                measured,
                monitor,
                cause,
                firstTrafficAt,
                cutoverAt,
                keepUntil,
                trafficBackAt,
                uncertainUntil,
                endedAt,
                routeWished,
                launched,
                shifted,
                recorded,
                blueGone,
                lastNumber,
                wakeAt);
    }

    void enter(Phase next) {
        phase = next;
        since = now;
        if (next.ended()) {
            endedAt = now;
        }
    }

    long nextNumber() {
        return ++lastNumber;
    }

    void wish(Call.Kind kind) {
        wish(kind, 0, 0, now);
    }

    /** Wishes a call in place of the one under way. */
    void wish(Call.Kind kind, int percent, int attempt, Instant notBefore) {
        call = new Call(nextNumber(), kind, percent, attempt, notBefore, false);
    }

    void wishShift(int percent) {
        shifted |= percent > 0;
        wish(Call.Kind.SHIFT, percent, 0, now);
    }

    /**
     * After a restart nobody knows which calls were made: each is wished again, but for a shift to green. Green may have died
     * since it was probed, so it is probed again; and where nothing may go forward, the share is read.
     */
    void forgetIssued() {
        doubtShift();
        if (call != null && call.kind() == Call.Kind.SHIFT && call.percent() > 0) {
            boolean still = phase == Phase.HELD || paused();
            wish(still ? Call.Kind.LOOK : Call.Kind.PROBE_GREEN, call.percent(), call.attempt(), call.notBefore());
        } else if (call != null) {
            call = new Call(call.number(), call.kind(), call.percent(), call.attempt(), call.notBefore(), false);
        }
        watches.replaceAll(watch -> watch.asked() == 0 ? watch : watch.forgotten());
        wakeAt = null;
    }

    /** A shift that was given to the host and not answered may still act after the calls that take its place. */
    void doubtShift() {
        if (call != null && call.shifting()) {
            uncertainUntil = now.plus(UNCERTAIN);
        }
    }

    /** The earliest time at which no call of unknown outcome can act any longer. */
    Instant sure() {
        return uncertainUntil != null && uncertainUntil.isAfter(now) ? uncertainUntil : now;
    }

    /** Whether the next call would go forward although people said, or were asked, to wait. */
    boolean heldBack() {
        return call != null && call.heldBackBy(pause);
    }

    /** Gives the host the call whose time has come. */
    void issue() {
        if (call == null || call.issued() || call.notBefore().isAfter(now) || heldBack()) {
            return;
        }
        actions.add(action(call));
        call = call.made();
    }

    private RolloutAction action(Call wished) {
        long number = wished.number();
        String target = plan.target();
        return switch (wished.kind()) {
            case HOLD_ROUTE ->
                new RolloutAction.HoldRoute(
                        number, plan.route(), plan.id(), plan.waitForRoute() || phase == Phase.ROLLING_BACK);
            case FREE_ROUTE -> new RolloutAction.FreeRoute(number, plan.route(), plan.id());
            case INSPECT -> new RolloutAction.Inspect(number, target);
            case LAUNCH_GREEN -> new RolloutAction.Launch(number, target, greenFleet, plan.version());
            case LAUNCH_BLUE -> new RolloutAction.Launch(number, target, blueFleet, blueVersion);
            case PROBE_GREEN -> new RolloutAction.Probe(number, target, greenFleet);
            case PROBE_BLUE -> new RolloutAction.Probe(number, target, blueFleet);
            case SHIFT ->
                new RolloutAction.Shift(number, target, new TrafficSplit(blueFleet, greenFleet, wished.percent()));
            case LOOK -> new RolloutAction.Look(number, target, greenFleet);
            case RECORD_VERSION ->
                new RolloutAction.RecordVersion(
                        number, target, phase == Phase.ROLLING_BACK ? blueVersion : plan.version());
            case REFRESH -> new RolloutAction.Refresh(number, target, plan.id() + "-" + number);
            case RETIRE_BLUE -> new RolloutAction.Retire(number, target, blueFleet);
            case RETIRE_GREEN -> new RolloutAction.Retire(number, target, greenFleet);
        };
    }

    /** Asks to be woken at the earliest time at which something is due, if that is not asked for already. */
    void wake() {
        Instant earliest = Due.earliest(this);
        if (earliest == null) {
            wakeAt = null;
        } else if (!earliest.equals(wakeAt)) {
            wakeAt = earliest;
            actions.add(new RolloutAction.WakeAt(earliest));
        }
    }

    void tell(Notice.Kind kind, Notice.Importance importance, String text, String... facts) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("rollout", plan.id());
        all.put("target", plan.target());
        for (int i = 0; i < facts.length; i += 2) {
            all.put(facts[i], facts[i + 1]);
        }
        actions.add(new RolloutAction.Tell(new Notice(kind, importance, plan.target() + ": " + text, all)));
    }

    /** A list with one more at its end; those of a state never change. */
    static <T> List<T> with(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    boolean paused() {
        return pause != null;
    }

    Watch watch(String id) {
        return watches.stream()
                .filter(watch -> watch.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    void drop(String id) {
        watches.removeIf(watch -> watch.id().equals(id));
    }
}
