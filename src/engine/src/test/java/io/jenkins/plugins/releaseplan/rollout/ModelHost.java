package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Measurement;
import io.jenkins.plugins.releaseplan.analysis.Reading;
import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A host as bad as a host may be: it is slow, its answers come late, twice or not in order, its calls fail in every way, and it
 * forgets everything but the saved state. It keeps its promises though: it saves before it acts, makes the calls one after the
 * other and answers each.
 */
final class ModelHost {

    private static final int AT_ONE_INSTANT = 250;
    private static final int LATEST_EFFECT = 119;

    private final Machine machine;
    private final Choices choices;
    private final Clockwork clock;
    private final ModelTarget target = new ModelTarget();
    private final Invariants invariants = new Invariants(target);
    private final RolloutPlan plan;
    private final Instant calm;
    private final Deque<RolloutAction.Numbered> queue = new ArrayDeque<>();

    private Rollout rollout;
    private RolloutAction.Numbered underWay;
    private int life;
    private long timer;
    private long waitingForRoute;
    private boolean down;
    private Instant instant = Instant.MIN;
    private int atInstant;
    private boolean retireRefused;

    ModelHost(Machine machine, Choices choices, Clockwork clock, RolloutPlan plan, Instant calm) {
        this.machine = machine;
        this.choices = choices;
        this.clock = clock;
        this.plan = plan;
        this.calm = calm;
    }

    Rollout rollout() {
        return rollout;
    }

    ModelTarget target() {
        return target;
    }

    boolean retireRefused() {
        return retireRefused;
    }

    /** Whether no call is wished, under way or waited for. */
    boolean quiet() {
        return underWay == null && queue.isEmpty() && rollout.call() == null && !down;
    }

    void begin() {
        Rollout.Advance step = machine.begin(plan, clock.now());
        invariants.step(null, null, step, clock.now());
        rollout = step.rollout();
        run(step);
    }

    /** Tells the rollout; while the host is down, people and the pipeline come again. */
    void tell(RolloutEvent event) {
        if (down) {
            clock.in(1, () -> tell(event));
            return;
        }
        Instant now = clock.now();
        Rollout before = rollout;
        Rollout.Advance step = machine.advance(before, event, now);
        Violation.unless(
                step.equals(machine.advance(before, event, now)), "the same question got two answers: " + event);
        count(now);
        if (troubled() && event instanceof RolloutEvent.Answer && choices.oneIn(40)) {
            crash();
            return;
        }
        invariants.step(before, event, step, now);
        rollout = step.rollout();
        if (troubled() && choices.oneIn(40)) {
            crash();
            return;
        }
        run(step);
    }

    private void count(Instant now) {
        atInstant = now.equals(instant) ? atInstant + 1 : 0;
        instant = now;
        Violation.unless(atInstant < AT_ONE_INSTANT, "it is busy without time passing, at " + rollout.phase());
    }

    private boolean troubled() {
        return clock.now().isBefore(calm);
    }

    private void run(Rollout.Advance step) {
        for (RolloutAction action : step.actions()) {
            if (action instanceof RolloutAction.WakeAt wake) {
                long mine = ++timer;
                int born = life;
                int early = troubled() && choices.oneIn(12) ? 1 : 0;
                clock.at(wake.at().minusSeconds(early), () -> {
                    if (mine == timer && born == life) {
                        tell(new RolloutEvent.TimePassed());
                    }
                });
            } else if (action instanceof RolloutAction.Numbered call) {
                queue.add(call);
            }
        }
        pump();
    }

    /** The host dies; what it was doing may have been done, or is done in a while. */
    void crash() {
        if (down) {
            return;
        }
        life++;
        timer++;
        waitingForRoute = 0;
        RolloutAction.Numbered dying = underWay;
        underWay = null;
        queue.clear();
        if (dying != null) {
            switch (choices.below(3)) {
                case 1 -> perform(dying);
                case 2 -> later(dying);
                default -> {
                    // It died before it called.
                }
            }
        }
        down = true;
        clock.in(choices.of(0, 5, 600, 10_000), this::restart);
    }

    private void restart() {
        down = false;
        if (choices.below(4) == 0) {
            rollout = StateJson.read(StateJson.write(rollout), Rollout.class);
        }
        tell(new RolloutEvent.HostRestarted());
    }

    private void pump() {
        if (underWay != null || queue.isEmpty()) {
            return;
        }
        underWay = queue.remove();
        int born = life;
        int outcome = troubled() ? choices.below(20) : 0;
        clock.in(troubled() ? choices.of(0, 0, 1, 20, 300) : 0, () -> {
            if (born == life) {
                end(outcome);
            }
        });
    }

    private void end(int outcome) {
        RolloutAction.Numbered call = underWay;
        underWay = null;
        RolloutEvent answer = answer(call, outcome);
        int born = life;
        int times = troubled() && choices.oneIn(10) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            clock.in(troubled() ? choices.of(0, 0, 0, 5, 90) : 0, () -> {
                if (born == life) {
                    tell(answer);
                }
            });
        }
        pump();
    }

    private RolloutEvent answer(RolloutAction.Numbered call, int outcome) {
        boolean local = call instanceof RolloutAction.HoldRoute || call instanceof RolloutAction.FreeRoute;
        switch (outcome) {
            case 14, 15:
                return failed(call, CloudException.Kind.RETRYABLE);
            case 16:
                if (local) {
                    return perform(call);
                }
                retireRefused |= call instanceof RolloutAction.Retire;
                return failed(call, CloudException.Kind.REFUSED);
            case 17:
                perform(call);
                return failed(call, CloudException.Kind.UNKNOWN);
            case 18:
                return failed(call, CloudException.Kind.UNKNOWN);
            case 19:
                later(call);
                return failed(call, CloudException.Kind.UNKNOWN);
            default:
                return perform(call);
        }
    }

    private static RolloutEvent failed(RolloutAction.Numbered call, CloudException.Kind kind) {
        return new RolloutEvent.CallFailed(call.number(), kind, "no luck");
    }

    /** Only weights are set late. */
    private void later(RolloutAction.Numbered call) {
        if (call instanceof RolloutAction.Shift shift) {
            clock.in(1 + choices.below(LATEST_EFFECT), () -> {
                Violation.unless(target.route.heldBy(plan.id()), "weights were set on the route of another");
                target.shift(shift.wished(), clock.now());
            });
        }
    }

    private RolloutEvent perform(RolloutAction.Numbered call) {
        long number = call.number();
        if (call instanceof RolloutAction.HoldRoute hold) {
            return hold(hold);
        } else if (call instanceof RolloutAction.FreeRoute) {
            target.route = target.route.without(plan.id());
            return new RolloutEvent.Done(number);
        } else if (call instanceof RolloutAction.Inspect) {
            return new RolloutEvent.Inspected(number, target.inspect());
        } else if (call instanceof RolloutAction.Probe probe) {
            return new RolloutEvent.Probed(number, target.probe(probe.fleet(), clock.now()));
        } else if (call instanceof RolloutAction.Look) {
            return new RolloutEvent.Looked(number, target.greenShare);
        } else if (call instanceof RolloutAction.Measure measure) {
            return measured(measure);
        }
        Violation.unless(target.route.heldBy(plan.id()), call + " without the route");
        if (call instanceof RolloutAction.Launch launch) {
            target.launch(launch.fleet(), launch.version(), clock.now());
        } else if (call instanceof RolloutAction.Shift shift) {
            target.shift(shift.wished(), clock.now());
        } else if (call instanceof RolloutAction.Retire retire) {
            target.retire(retire.fleet());
        } else if (call instanceof RolloutAction.RecordVersion version) {
            target.recorded = version.version();
        }
        return new RolloutEvent.Done(number);
    }

    private RolloutEvent hold(RolloutAction.HoldRoute hold) {
        target.route = target.route.ask(plan.id(), hold.queue());
        if (target.route.heldBy(plan.id())) {
            return new RolloutEvent.RouteHeld(hold.number());
        }
        waitingForRoute = hold.queue() ? hold.number() : 0;
        return new RolloutEvent.RouteBusy(hold.number(), target.route.holder().orElseThrow());
    }

    /** Another rollout takes or leaves the route. */
    void other(boolean takes) {
        target.route = takes ? target.route.ask("other", true) : target.route.without("other");
        if (waitingForRoute > 0 && target.route.heldBy(plan.id())) {
            long number = waitingForRoute;
            waitingForRoute = 0;
            tell(new RolloutEvent.RouteHeld(number));
        }
    }

    private RolloutEvent measured(RolloutAction.Measure measure) {
        Map<String, Reading> readings = new HashMap<>();
        for (String metric : measure.metrics()) {
            int kind = troubled() ? choices.below(14) : 0;
            if (kind == 13) {
                return failed(measure, CloudException.Kind.RETRYABLE);
            }
            if (kind != 11) {
                readings.put(metric, new Reading(Series.of(kind == 12 ? 2 : 0), Series.empty()));
            }
        }
        return new RolloutEvent.Measured(measure.number(), new Measurement(measure.from(), measure.to(), readings));
    }
}
