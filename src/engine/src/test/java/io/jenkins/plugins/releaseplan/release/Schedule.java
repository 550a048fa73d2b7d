package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One release from its begin on, driven by chance: a host that runs what is wished late, in any order between the release's
 * parts, with failures, crashes and sleep; a pipeline; and people. The same seed gives the same schedule.
 */
final class Schedule {

    private static final Duration LONGEST_NAP = Duration.ofMinutes(12);
    private static final int LAST_WORDS = 6_000;

    final SplittableRandom random;
    final FakeCloud cloud = new FakeCloud();
    final List<ReleaseAction> pending = new ArrayList<>();
    final Map<String, Instant> timers = new LinkedHashMap<>();
    final Map<String, RouteQueue> routes = new HashMap<>();
    Release release;
    Instant now = Scenario.BEGIN;

    private final Step step;
    private final Pipeline pipeline;
    private final People people;
    private final PortCalls ports;
    private final Invariants invariants = new Invariants(this);
    private final List<ReleaseEvent> told = new ArrayList<>();
    private final Map<String, RolloutAction.HoldRoute> waiting = new HashMap<>();
    private final List<String> granted = new ArrayList<>();
    private final boolean asksTwice;
    private boolean factsHold;

    Schedule(long seed, Step step) {
        this.random = new SplittableRandom(seed);
        this.step = step;
        this.pipeline = Scenario.pipeline(random);
        this.people = new People(this);
        this.factsHold = random.nextInt(3) != 0;
        this.asksTwice = random.nextInt(4) == 0;
        this.ports = new PortCalls(cloud, (fact, service, version, at) -> new Facts.Answer(factsHold, "as it is"));
        int faultsIn100 = random.nextBoolean() ? 0 : random.nextInt(30);
        cloud.faults = () -> random.nextInt(100) < faultsIn100 ? Optional.of(fault()) : Optional.empty();
        Release.Advance begun = Release.begin(Scenario.plan(random), now);
        release = begun.release();
        wished(begun.actions());
    }

    private FakeCloud.Fault fault() {
        int kind = random.nextInt(6);
        if (kind == 0) {
            return new FakeCloud.Fault(CloudException.Kind.REFUSED, false);
        }
        return kind < 3
                ? new FakeCloud.Fault(CloudException.Kind.UNKNOWN, random.nextBoolean())
                : new FakeCloud.Fault(CloudException.Kind.RETRYABLE, false);
    }

    /** Goes so many steps by chance. */
    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            int what = random.nextInt(100);
            if (what < 20 && !granted.isEmpty()) {
                grant();
            } else if (what < 45 && !pending.isEmpty()) {
                runOne(random.nextInt(pending.size()));
            } else if (what < 65) {
                pipeline.next(release).ifPresent(this::tell);
            } else if (what < 82) {
                timePasses();
            } else if (what < 86) {
                crash();
            } else if (what < 90) {
                tellAgain();
            } else if (what < 92) {
                worldChanges();
            } else {
                people.act();
            }
        }
    }

    /** Lets all faults end and everybody do what is asked of them: then everything comes to an end. */
    void end() {
        cloud.faults = Optional::empty;
        cloud.sick.clear();
        cloud.faulty.clear();
        cloud.failingChecks.clear();
        factsHold = true;
        for (int i = 0; i < LAST_WORDS && !over(); i++) {
            Optional<ReleaseEvent> next =
                    pending.isEmpty() && granted.isEmpty() ? pipeline.next(release) : Optional.empty();
            if (!granted.isEmpty()) {
                grant();
            } else if (!pending.isEmpty()) {
                runOne(0);
            } else if (next.isPresent()) {
                tell(next.get());
            } else if (!people.help()) {
                InvariantBroken.unless(!timers.isEmpty(), "nothing can move the release any more", release);
                next(timers.values().stream().min(Instant::compareTo).orElseThrow());
            }
        }
        InvariantBroken.unless(over(), "the release does not end", release);
        invariants.ended();
    }

    private boolean over() {
        return pending.isEmpty()
                && release.outcome() != Outcome.RUNNING
                && release.rollouts().values().stream()
                        .allMatch(one -> one.phase().ended() && monitored(one))
                && release.databases().stream().allMatch(DatabaseWork::ended);
    }

    private static boolean monitored(io.jenkins.plugins.releaseplan.rollout.Rollout rollout) {
        return rollout.monitor() == null || rollout.monitor().over();
    }

    void tell(ReleaseEvent event) {
        Release before = release;
        Release.Advance next = step.take(before, event, now);
        if (asksTwice) {
            InvariantBroken.unless(
                    next.equals(step.take(before, event, now)), "the same event and time gave another answer", event);
        }
        invariants.heard(before, event);
        release = next.release();
        wished(next.actions());
        invariants.check(before, event, next);
        if (repeatable(event) && told.size() < 64) {
            told.add(event);
        }
    }

    /** Facts that stay true when they are told twice: not a decision that others may have followed. */
    private static boolean repeatable(ReleaseEvent event) {
        return !(event instanceof ReleaseEvent.VersionChanged || event instanceof ReleaseEvent.HostRestarted);
    }

    private void wished(List<ReleaseAction> actions) {
        for (ReleaseAction action : actions) {
            if (action instanceof ReleaseAction.WakeAt wake) {
                timers.put("release", wake.at());
            } else if (action instanceof ReleaseAction.OfGate of && of.action() instanceof GateAction.WakeAt wake) {
                timers.put("gate " + of.gate(), wake.at());
            } else if (action instanceof ReleaseAction.OfRollout of
                    && of.action() instanceof RolloutAction.WakeAt wake) {
                timers.put("rollout " + of.rollout(), wake.at());
            } else if (!(action instanceof ReleaseAction.Tell)) {
                pending.add(action);
            }
        }
    }

    /** Runs the first wish of the part of the release that this wish comes from. */
    private void runOne(int index) {
        String owner = owner(pending.get(index));
        for (int i = 0; i <= index; i++) {
            if (owner(pending.get(i)).equals(owner)) {
                run(pending.remove(i)).ifPresent(this::tell);
                return;
            }
        }
    }

    static String owner(ReleaseAction action) {
        if (action instanceof ReleaseAction.OfRollout of) {
            return "rollout " + of.rollout();
        }
        return action instanceof ReleaseAction.OfGate of ? "gate " + of.gate() : "release";
    }

    private Optional<ReleaseEvent> run(ReleaseAction action) {
        if (action instanceof ReleaseAction.OfRollout of) {
            invariants.runs(of);
            if (of.action() instanceof RolloutAction.HoldRoute hold) {
                return Optional.of(hold(of.rollout(), hold));
            }
            if (of.action() instanceof RolloutAction.FreeRoute free) {
                return Optional.of(free(of.rollout(), free));
            }
        }
        return ports.make(release, action, now);
    }

    private ReleaseEvent hold(String rollout, RolloutAction.HoldRoute hold) {
        RouteQueue queue = routes.getOrDefault(hold.route(), RouteQueue.FREE).ask(hold.rollout(), hold.queue());
        routes.put(hold.route(), queue);
        waiting.put(hold.rollout(), hold);
        return new ReleaseEvent.OfRollout(
                rollout,
                queue.heldBy(hold.rollout())
                        ? new RolloutEvent.RouteHeld(hold.number())
                        : new RolloutEvent.RouteBusy(
                                hold.number(), queue.holder().orElseThrow()));
    }

    private ReleaseEvent free(String rollout, RolloutAction.FreeRoute free) {
        RouteQueue queue = routes.getOrDefault(free.route(), RouteQueue.FREE).without(free.rollout());
        routes.put(free.route(), queue);
        queue.holder().ifPresent(granted::add);
        return new ReleaseEvent.OfRollout(rollout, new RolloutEvent.Done(free.number()));
    }

    /** Tells the next in the queue that it holds the route now, unless it has left since. */
    private void grant() {
        RolloutAction.HoldRoute asked = waiting.get(granted.remove(0));
        if (routes.get(asked.route()).heldBy(asked.rollout())) {
            tell(new ReleaseEvent.OfRollout(asked.rollout(), new RolloutEvent.RouteHeld(asked.number())));
        }
    }

    private void timePasses() {
        int how = random.nextInt(10);
        if (how == 0) {
            now = now.plusSeconds(random.nextInt((int) LONGEST_NAP.toSeconds()));
        } else if (how < 4 || timers.isEmpty()) {
            now = now.plusSeconds(random.nextInt(20));
        } else {
            next(timers.values().stream().min(Instant::compareTo).orElseThrow());
        }
    }

    /** Wakes whoever wished it, at that time or, if that is past, now. */
    private void next(Instant at) {
        now = at.isBefore(now) ? now : at;
        for (String owner : List.copyOf(timers.keySet())) {
            Instant wished = timers.get(owner);
            if (wished != null && !wished.isAfter(now)) {
                timers.remove(owner);
                tell(timeOf(owner));
            }
        }
    }

    static ReleaseEvent timeOf(String owner) {
        int space = owner.indexOf(' ');
        if (space < 0) {
            return new ReleaseEvent.TimePassed();
        }
        String id = owner.substring(space + 1);
        return owner.startsWith("gate")
                ? new ReleaseEvent.OfGate(id, new GateEvent.TimePassed())
                : new ReleaseEvent.OfRollout(id, new RolloutEvent.TimePassed());
    }

    /** The host is gone: some of the wishes were run before, and nobody heard the answers. */
    private void crash() {
        int ran = random.nextInt(pending.size() + 1);
        for (int i = 0; i < ran; i++) {
            run(pending.get(i));
        }
        pending.clear();
        timers.clear();
        granted.clear();
        if (random.nextInt(16) == 0) {
            Release read = StateJson.read(StateJson.write(release), Release.class);
            InvariantBroken.unless(read.equals(release), "the saved state is another", read);
            release = read;
        }
        if (random.nextBoolean()) {
            pipeline.reachesAgain();
        }
        tell(new ReleaseEvent.HostRestarted());
    }

    private void tellAgain() {
        if (!told.isEmpty()) {
            tell(told.get(random.nextInt(told.size())));
        }
    }

    private void worldChanges() {
        switch (random.nextInt(4)) {
            case 0 -> toggle(cloud.sick, "v2");
            case 1 -> toggle(cloud.faulty, "v2");
            case 2 -> toggle(cloud.failingChecks, "healthz");
            default -> factsHold = !factsHold;
        }
    }

    private static void toggle(java.util.Set<String> set, String element) {
        if (!set.remove(element)) {
            set.add(element);
        }
    }
}
