package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Timer;
import io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Waiting;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedWorld;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.release.PortCalls;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseAction;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Hosts the releases of one rehearsal: it keeps their states, runs their actions through the ports of the simulated cloud and
 * feeds back what happened, all under the virtual clock. Single-threaded, as everything under that clock.
 */
public final class ReleaseHost {

    private final VirtualClock clock;
    private final Scenario scenario;
    private final Facts facts;
    private final SimulatedWorld world;
    private final Map<String, Routes> routes = new HashMap<>();
    private final Map<String, Release> releases = new LinkedHashMap<>();
    private final Map<Line, Timer> timers = new HashMap<>();
    private final Map<Line, Instant> busyUntil = new HashMap<>();
    private final List<Expectation<?>> expectations = new ArrayList<>();
    private final List<HostListener> listeners = new ArrayList<>();
    private final Deque<Told> inbox = new ArrayDeque<>();
    private final ReleaseKeeper keeper;
    private boolean working;

    private record Told(String release, ReleaseEvent event) {}

    /** What has a timer of its own or makes its calls one after the other: a release itself, or a part of it. */
    private record Line(String release, String kind, String part) {

        static Line ofRelease(String release) {
            return new Line(release, "release", "");
        }

        static Line ofGate(String release, String gate) {
            return new Line(release, "gate", gate);
        }

        static Line ofRollout(String release, String rollout) {
            return new Line(release, "rollout", rollout);
        }

        static Line ofCheck(String release, String check) {
            return new Line(release, "check", check);
        }
    }

    /** Somebody waits for a release to come to a point. */
    private record Expectation<T>(String release, Function<Release, T> answer, Waiting<T> waiting) {

        boolean settle(Release state) {
            if (waiting.isDone()) {
                return true;
            }
            try {
                T found = answer.apply(state);
                return found != null && waiting.complete(found);
            } catch (RuntimeException e) {
                return waiting.fail(e);
            }
        }
    }

    /**
     * @param clock the virtual clock
     * @param scenario the world
     * @param seed the seed of everything that is drawn in this rehearsal
     */
    public ReleaseHost(VirtualClock clock, Scenario scenario, long seed) {
        this(clock, scenario, seed, ReleaseKeeper.NONE);
    }

    /**
     * @param clock the virtual clock
     * @param scenario the world
     * @param seed the seed of everything that is drawn in this rehearsal
     * @param keeper keeps each state before its actions run
     */
    public ReleaseHost(VirtualClock clock, Scenario scenario, long seed, ReleaseKeeper keeper) {
        this.keeper = keeper;
        this.facts = new SimulatedFacts(this, keeper);
        this.clock = clock;
        this.scenario = scenario;
        this.world = new SimulatedWorld(scenario, seed, clock::now);
    }

    /** The virtual clock. */
    public VirtualClock clock() {
        return clock;
    }

    /** The world. */
    public Scenario scenario() {
        return scenario;
    }

    /** Adds somebody who hears of what happens from now on. */
    public void listen(HostListener listener) {
        listeners.add(listener);
    }

    /** The simulated clouds of all environments. */
    public SimulatedWorld world() {
        return world;
    }

    /** All releases, in the order in which they began. */
    public Collection<Release> releases() {
        return List.copyOf(releases.values());
    }

    /** The state of a release. */
    public Release release(String id) {
        return releases.get(id);
    }

    /** An id for a release that is about to begin. */
    public String newId(String service, String environment) {
        int number = releases.size() + 1;
        while (keeper.knows(id(service, environment, number))) {
            number++;
        }
        return id(service, environment, number);
    }

    private static String id(String service, String environment, int number) {
        return service + "-" + environment + "-" + number;
    }

    /**
     * Begins a release.
     *
     * @throws java.util.NoSuchElementException if the scenario has no such environment; the message names those it has
     */
    public void begin(ReleasePlan plan) {
        world.cloud(plan.environment());
        take(plan.id(), null, Release.begin(plan, clock.now()));
        work();
    }

    /** Tells a release what happened. */
    public void tell(String release, ReleaseEvent event) {
        inbox.add(new Told(release, event));
        work();
    }

    /** Tells a rollout what happened. */
    public void tellRollout(String release, String rollout, RolloutEvent event) {
        tell(release, new ReleaseEvent.OfRollout(rollout, event));
    }

    /**
     * Something to wait for.
     *
     * @param release the release that is looked at after each of its changes
     * @param what what is waited for, in words
     * @param answer gives null while it is not there; what it throws fails the waiting
     */
    public <T> Waiting<T> expect(String release, String what, Function<Release, T> answer) {
        return expect(release, state -> what, answer);
    }

    /** {@link #expect(String, String, Function)} with words that depend on how the release stands when they are needed. */
    public <T> Waiting<T> expect(String release, Function<Release, String> what, Function<Release, T> answer) {
        Waiting<T> waiting = new Waiting<>(clock, () -> what.apply(releases.get(release)));
        Expectation<T> expectation = new Expectation<>(release, answer, waiting);
        if (!expectation.settle(releases.get(release))) {
            expectations.add(expectation);
        }
        return waiting;
    }

    private void work() {
        if (working) {
            return;
        }
        working = true;
        try {
            for (Told told = inbox.poll(); told != null; told = inbox.poll()) {
                Release before = releases.get(told.release());
                take(told.release(), before, before.advance(told.event(), clock.now()));
            }
        } finally {
            working = false;
        }
    }

    private void take(String id, Release before, Release.Advance advance) {
        Release after = advance.release();
        keeper.keep(before, advance, clock.now());
        releases.put(id, after);
        for (ReleaseAction action : advance.actions()) {
            run(after, action);
        }
        for (HostListener listener : listeners) {
            listener.changed(before, after);
        }
        settle(id, after);
    }

    private void settle(String id, Release state) {
        // Who hears of it may expect something more, which stands at the end then.
        int next = 0;
        while (next < expectations.size()) {
            Expectation<?> expectation = expectations.get(next);
            if (expectation.release().equals(id) && expectation.settle(state)) {
                expectations.remove(next);
            } else {
                next++;
            }
        }
    }

    private void run(Release release, ReleaseAction action) {
        String id = release.plan().id();
        if (action instanceof ReleaseAction.Tell tell) {
            announce(id, tell.notice());
        } else if (action instanceof ReleaseAction.WakeAt wake) {
            wake(Line.ofRelease(id), wake.at(), new ReleaseEvent.TimePassed());
        } else if (action instanceof ReleaseAction.OfGate of && of.action() instanceof GateAction.WakeAt wake) {
            wake(Line.ofGate(id, of.gate()), wake.at(), new ReleaseEvent.OfGate(of.gate(), new GateEvent.TimePassed()));
        } else if (action instanceof ReleaseAction.OfRollout of) {
            runRollout(release, of);
        } else if (action instanceof ReleaseAction.Check check) {
            call(release, action, Line.ofCheck(id, check.check()));
        } else {
            call(release, action, Line.ofRelease(id));
        }
    }

    private void runRollout(Release release, ReleaseAction.OfRollout of) {
        String id = release.plan().id();
        if (of.action() instanceof RolloutAction.WakeAt wake) {
            wake(
                    Line.ofRollout(id, of.rollout()),
                    wake.at(),
                    new ReleaseEvent.OfRollout(of.rollout(), new RolloutEvent.TimePassed()));
        } else if (of.action() instanceof RolloutAction.HoldRoute hold) {
            hold(release, of.rollout(), hold);
        } else if (of.action() instanceof RolloutAction.FreeRoute free) {
            routes(release).free(free.route(), free.rollout());
            tellRollout(id, of.rollout(), new RolloutEvent.Done(free.number()));
        } else {
            call(release, of, Line.ofRollout(id, of.rollout()));
        }
    }

    private void hold(Release release, String rollout, RolloutAction.HoldRoute hold) {
        String id = release.plan().id();
        routes(release).ask(hold.route(), hold.rollout(), hold.queue(), new Routes.Asker() {
            @Override
            public void held() {
                tellRollout(id, rollout, new RolloutEvent.RouteHeld(hold.number()));
            }

            @Override
            public void busy(String holder) {
                tellRollout(id, rollout, new RolloutEvent.RouteBusy(hold.number(), holder));
            }
        });
    }

    private Routes routes(Release release) {
        return routes.computeIfAbsent(release.plan().environment(), environment -> new Routes());
    }

    private void wake(Line line, Instant at, ReleaseEvent event) {
        Timer before = timers.put(line, clock.at(at, () -> tell(line.release(), event)));
        if (before != null) {
            before.cancel();
        }
    }

    /** Makes a call; those of one line of work are made one after the other. */
    private void call(Release release, ReleaseAction action, Line line) {
        Duration latency = scenario.cloudLatency().plus(takes(release, action));
        if (latency.isZero()) {
            answer(release, action);
            return;
        }
        Instant free = busyUntil.getOrDefault(line, clock.now());
        Instant start = free.isAfter(clock.now()) ? free : clock.now();
        busyUntil.put(line, start.plus(latency));
        if (start.equals(clock.now())) {
            call(release, action, latency);
        } else {
            clock.at(start, () -> call(release, action, latency));
        }
    }

    private void call(Release release, ReleaseAction action, Duration latency) {
        calls(release)
                .make(release, action, clock.now())
                .ifPresent(
                        event -> clock.after(latency, () -> tell(release.plan().id(), event)));
    }

    /** How long a call takes besides the cloud's latency: the scenario's checks take their time. */
    private Duration takes(Release release, ReleaseAction action) {
        if (!(action instanceof ReleaseAction.Check check)) {
            return Duration.ZERO;
        }
        Environment.Check known =
                scenario.environment(release.plan().environment()).checks().get(check.check());
        return known == null ? Duration.ZERO : known.takes();
    }

    private void answer(Release release, ReleaseAction action) {
        calls(release)
                .make(release, action, clock.now())
                .ifPresent(event -> inbox.add(new Told(release.plan().id(), event)));
    }

    private PortCalls calls(Release release) {
        return new PortCalls(world.cloud(release.plan().environment()), facts);
    }

    private void announce(String release, Notice notice) {
        TimelineEntry entry = new TimelineEntry(clock.now(), release, notice);
        for (HostListener listener : listeners) {
            listener.happened(entry);
        }
    }
}
