package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment.Target;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.RolloutPoint;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.RolloutPoint.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A target as it is and was: its fleets, its weights, and the points that its rollouts reached. */
final class TargetState {

    private final Target target;
    private final long seed;
    private final WeightHistory weights;
    private final List<FleetHistory> fleets = List.of(new FleetHistory(), new FleetHistory());
    private final Map<String, VersionBehaviour> behaviours = new HashMap<>();
    private final Set<RolloutPoint> reached = new HashSet<>();
    private int launches;
    private int seenWeights = 1;

    TargetState(Target target, long seed, long start) {
        this.target = target;
        this.seed = seed;
        weights = new WeightHistory(start, 100);
        if (!target.version().isEmpty()) {
            // What serves when the scenario begins was healthy long before.
            long[] healthyAt = new long[target.capacity()];
            fleets.get(0)
                    .launch(
                            Long.MIN_VALUE,
                            new Generation(target.version(), Long.MIN_VALUE, healthyAt, behaviour(target.version())));
        }
    }

    Target target() {
        return target;
    }

    String name() {
        return target.name();
    }

    WeightHistory weights() {
        return weights;
    }

    FleetHistory fleet(int index) {
        return fleets.get(index);
    }

    /** 0 or 1; -1 if the target has no such fleet. */
    int fleetIndex(String fleet) {
        return target.fleets().indexOf(fleet);
    }

    VersionBehaviour behaviour(String version) {
        return behaviours.computeIfAbsent(
                version, running -> new VersionBehaviour(seed, target.name(), running, target.profile(running)));
    }

    /** The fleet with most of the traffic; the first if both have the same. */
    int serving(long instant) {
        return weights.percentAt(instant, 0) >= 50 ? 0 : 1;
    }

    /** The version that a fleet runs; empty if none. */
    String version(int fleet, long instant) {
        Generation generation = fleets.get(fleet).at(instant);
        return generation == null ? "" : generation.version();
    }

    /** A stream of its own for each launch. */
    long nextLaunchStream() {
        return Draws.stream(seed, "launch", target.name(), String.valueOf(launches++));
    }

    /** A launch is the first point of a rollout, unless it launches what serves. */
    List<ReachedPoint> launched(String version, long at, long now) {
        List<ReachedPoint> events = new ArrayList<>();
        if (!version.equals(version(serving(now), now))) {
            reach(new RolloutPoint(Kind.GREEN_LAUNCHED, 0), version, at, events);
        }
        return events;
    }

    /** Whether the weights have changed since their points were asked for. */
    boolean hasNews(long now) {
        return seenWeights < weights.size() && weights.from(seenWeights) <= now;
    }

    /** The points that the weights have reached since this was asked last. */
    List<ReachedPoint> reachedUntil(long now) {
        List<ReachedPoint> events = new ArrayList<>();
        while (seenWeights < weights.size() && weights.from(seenWeights) <= now) {
            reachedBy(seenWeights++, events);
        }
        return events;
    }

    private void reachedBy(int entry, List<ReachedPoint> events) {
        int green = weights.green(entry);
        int percent = weights.percent(entry, green);
        long at = weights.from(entry);
        String version = version(green, at);
        if (percent > 0) {
            reach(new RolloutPoint(Kind.FIRST_TRAFFIC, 0), version, at, events);
            reach(new RolloutPoint(Kind.STAGE, percent), version, at, events);
        }
        if (percent == 100) {
            reach(new RolloutPoint(Kind.CUTOVER, 0), version, at, events);
        }
        if (percent == 0) {
            reach(new RolloutPoint(Kind.ROLLBACK, 0), version, at, events);
        }
    }

    private void reach(RolloutPoint event, String version, long at, List<ReachedPoint> events) {
        if (reached.add(event)) {
            events.add(new ReachedPoint(event, target.name(), version, Instant.ofEpochMilli(at)));
        }
    }
}
