package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Measurement;
import io.jenkins.plugins.releaseplan.analysis.Reading;
import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A host that answers every call at once, does what a test tells it to, and writes down what was wished and told. */
final class QuietHost {

    static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private record Failure(Class<? extends RolloutAction> call, CloudException.Kind kind, boolean acts) {}

    private final ModelTarget target = new ModelTarget();
    /** What is measured of a metric: of green at a time; null for no data. */
    BiFunction<String, Instant, Double> greenMetric = (metric, at) -> 0.0;

    BiFunction<String, Instant, Double> blueMetric = (metric, at) -> 0.0;
    /** The calls before or after which the host dies: twice the call's place, one more for after. */
    final Set<Integer> deaths = new HashSet<>();

    private final Clockwork clock = new Clockwork(BEGIN);
    private final Deque<RolloutAction.Numbered> queue = new ArrayDeque<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> wishes = new ArrayList<>();
    private final List<RolloutAction.Measure> measurements = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final String id;
    private Rollout rollout;
    private int made;
    private long timer;
    private long waiting;
    private boolean running;

    QuietHost(RolloutPlan plan) {
        this(plan, RouteQueue.FREE);
    }

    QuietHost(RolloutPlan plan, RouteQueue route) {
        id = plan.id();
        target.route = route;
        take(Rollout.begin(plan, clock.now()));
    }

    ModelTarget target() {
        return target;
    }

    Rollout rollout() {
        return rollout;
    }

    Phase phase() {
        return rollout.phase();
    }

    /** Calls other than measurements, in the order in which they were wished. */
    List<String> wishes() {
        return wishes;
    }

    /** The measurements that were asked for. */
    List<RolloutAction.Measure> measurements() {
        return measurements;
    }

    List<Notice.Kind> told() {
        return notices.stream().map(Notice::kind).toList();
    }

    /** The last notice of this kind. */
    Notice last(Notice.Kind kind) {
        return notices.stream()
                .filter(notice -> notice.kind() == kind)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("nothing was told of " + kind));
    }

    void tell(RolloutEvent event) {
        take(rollout.advance(event, clock.now()));
    }

    /** Lets virtual time pass. */
    void pass(Duration time) {
        clock.run(time);
    }

    void at(Duration sinceBegin, RolloutEvent event) {
        clock.at(BEGIN.plus(sinceBegin), () -> tell(event));
    }

    /** The next call of this kind fails. */
    void failNext(Class<? extends RolloutAction> call, CloudException.Kind kind, boolean acts) {
        failures.add(new Failure(call, kind, acts));
    }

    void freeRoute(String holder) {
        target.route = target.route.without(holder);
        if (waiting > 0 && target.route.heldBy(id)) {
            long number = waiting;
            waiting = 0;
            tell(new RolloutEvent.RouteHeld(number));
        }
    }

    /** The host forgets all but the saved state. */
    void restart() {
        queue.clear();
        timer++;
        waiting = 0;
        rollout = StateJson.read(StateJson.write(rollout), Rollout.class);
        tell(new RolloutEvent.HostRestarted());
    }

    private void take(Rollout.Advance step) {
        rollout = step.rollout();
        for (RolloutAction action : step.actions()) {
            if (action instanceof RolloutAction.Tell tell) {
                notices.add(tell.notice());
            } else if (action instanceof RolloutAction.WakeAt wake) {
                long mine = ++timer;
                clock.at(wake.at(), () -> {
                    if (mine == timer) {
                        tell(new RolloutEvent.TimePassed());
                    }
                });
            } else if (action instanceof RolloutAction.Numbered call) {
                queue.add(call);
            }
        }
        if (!running) {
            running = true;
            while (!queue.isEmpty()) {
                make(queue.remove());
            }
            running = false;
        }
    }

    private void make(RolloutAction.Numbered call) {
        int place = made++;
        if (deaths.contains(2 * place)) {
            restart();
            return;
        }
        RolloutEvent answer = answer(call);
        if (deaths.contains(2 * place + 1)) {
            restart();
            return;
        }
        tell(answer);
    }

    private RolloutEvent answer(RolloutAction.Numbered call) {
        if (call instanceof RolloutAction.Measure measure) {
            measurements.add(measure);
        } else {
            wishes.add(text(call));
        }
        for (Failure failure : List.copyOf(failures)) {
            if (failure.call().isInstance(call)) {
                failures.remove(failure);
                if (failure.acts()) {
                    perform(call);
                }
                return new RolloutEvent.CallFailed(call.number(), failure.kind(), "no luck");
            }
        }
        return perform(call);
    }

    private static String text(RolloutAction.Numbered call) {
        if (call instanceof RolloutAction.Shift shift) {
            return shift.wished().greenPercent() + " %";
        } else if (call instanceof RolloutAction.Launch launch) {
            return "launch " + launch.version();
        } else if (call instanceof RolloutAction.Probe probe) {
            return "probe " + (probe.fleet().equals(ModelTarget.GREEN) ? "green" : "blue");
        } else if (call instanceof RolloutAction.Retire retire) {
            return "retire " + (retire.fleet().equals(ModelTarget.GREEN) ? "green" : "blue");
        } else if (call instanceof RolloutAction.RecordVersion version) {
            return "record " + version.version();
        }
        return call.getClass().getSimpleName();
    }

    private RolloutEvent perform(RolloutAction.Numbered call) {
        long number = call.number();
        if (call instanceof RolloutAction.HoldRoute hold) {
            return hold(hold);
        } else if (call instanceof RolloutAction.Inspect) {
            return new RolloutEvent.Inspected(number, target.inspect());
        } else if (call instanceof RolloutAction.Probe probe) {
            return new RolloutEvent.Probed(number, target.probe(probe.fleet(), clock.now()));
        } else if (call instanceof RolloutAction.Look) {
            return new RolloutEvent.Looked(number, target.greenShare);
        } else if (call instanceof RolloutAction.Measure measure) {
            return measured(measure);
        } else if (call instanceof RolloutAction.FreeRoute) {
            target.route = target.route.without(id);
        } else if (call instanceof RolloutAction.Launch launch) {
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
        target.route = target.route.ask(id, hold.queue());
        if (target.route.heldBy(id)) {
            return new RolloutEvent.RouteHeld(hold.number());
        }
        waiting = hold.queue() ? hold.number() : 0;
        return new RolloutEvent.RouteBusy(hold.number(), target.route.holder().orElseThrow());
    }

    private RolloutEvent measured(RolloutAction.Measure measure) {
        Map<String, Reading> readings = new HashMap<>();
        for (String metric : measure.metrics()) {
            readings.put(
                    metric,
                    new Reading(
                            series(greenMetric.apply(metric, measure.to())),
                            measure.compared().contains(metric)
                                    ? series(blueMetric.apply(metric, measure.blueTo()))
                                    : Series.empty()));
        }
        return new RolloutEvent.Measured(measure.number(), new Measurement(measure.from(), measure.to(), readings));
    }

    private static Series series(Double value) {
        return value == null ? Series.empty() : Series.of(value);
    }
}
