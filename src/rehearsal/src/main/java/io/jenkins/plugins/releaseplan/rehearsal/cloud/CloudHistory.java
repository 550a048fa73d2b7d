package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What happened in one environment of the simulated cloud, for the report and for tests. */
public final class CloudHistory {

    private final CloudState state;
    private final SimulatedMetrics metrics;
    private final SimulatedSnapshots snapshots;
    private final List<ToldNotice> notices;
    private final List<EdgeRequest> edge;

    CloudHistory(
            CloudState state,
            SimulatedMetrics metrics,
            SimulatedSnapshots snapshots,
            List<ToldNotice> notices,
            List<EdgeRequest> edge) {
        this.state = state;
        this.metrics = metrics;
        this.snapshots = snapshots;
        this.notices = notices;
        this.edge = edge;
    }

    /**
     * The weights of a target from an instant on.
     *
     * @param at when they were set
     * @param fleets the two fleets
     * @param versions what each ran; empty for nothing
     * @param percents the share of each, 0..100
     */
    public record Weights(Instant at, List<String> fleets, List<String> versions, List<Integer> percents) {

        public Weights {
            fleets = List.copyOf(fleets);
            versions = List.copyOf(versions);
            percents = List.copyOf(percents);
        }
    }

    /**
     * One launch of a fleet.
     *
     * @param fleet the fleet
     * @param version what it ran
     * @param launchedAt when; empty if it ran when the scenario began
     * @param healthyAt when all of its instances were healthy; empty if that never happens by itself
     * @param retiredAt when it ended; empty if it runs
     */
    public record Launch(
            String fleet,
            String version,
            Optional<Instant> launchedAt,
            Optional<Instant> healthyAt,
            Optional<Instant> retiredAt) {}

    /**
     * A notice that people were told.
     *
     * @param at when
     * @param notice what
     */
    public record ToldNotice(Instant at, Notice notice) {}

    /**
     * A cache that was emptied, or names that were pointed.
     *
     * @param at when
     * @param target the target
     * @param what what was wished, for people
     */
    public record EdgeRequest(Instant at, String target, String what) {}

    /** The calls that changed something or failed, in their order. */
    public List<CloudCallRecord> calls() {
        return List.copyOf(state.calls());
    }

    /** What no release may do and was done all the same; empty in a good rehearsal. */
    public List<Violation> violations() {
        return List.copyOf(state.violations());
    }

    /** The points that rollouts reached until now, in the order in which they were noticed. */
    public List<ReachedPoint> events() {
        state.now();
        return List.copyOf(state.events());
    }

    /** What people were told. */
    public List<ToldNotice> notices() {
        return List.copyOf(notices);
    }

    /** The snapshots and restores that were started. */
    public List<DatabaseWork> databaseWork() {
        return snapshots.history();
    }

    /** The caches that were emptied and the names that were pointed. */
    public List<EdgeRequest> edge() {
        return List.copyOf(edge);
    }

    /** The weights of a target over time: a step function, from the scenario's begin until now. */
    public List<Weights> weights(String target) {
        TargetState found = target(target);
        long now = state.now();
        List<Weights> weights = new ArrayList<>();
        for (int entry = 0; entry < found.weights().size(); entry++) {
            long from = found.weights().from(entry);
            if (from <= now) {
                weights.add(new Weights(
                        Instant.ofEpochMilli(from),
                        found.target().fleets(),
                        List.of(found.version(0, from), found.version(1, from)),
                        List.of(
                                found.weights().percent(entry, 0),
                                found.weights().percent(entry, 1))));
            }
        }
        return weights;
    }

    /** The launches of a target, first fleet first. */
    public List<Launch> launches(String target) {
        TargetState found = target(target);
        List<Launch> launches = new ArrayList<>();
        for (int fleet = 0; fleet < 2; fleet++) {
            for (Generation generation : found.fleet(fleet).generations()) {
                boolean first = generation.launchedAt() == Long.MIN_VALUE;
                launches.add(new Launch(
                        found.target().fleets().get(fleet),
                        generation.version(),
                        first ? Optional.empty() : instant(generation.launchedAt()),
                        first ? Optional.empty() : instant(generation.allHealthyAt()),
                        instant(generation.retiredAt())));
            }
        }
        return launches;
    }

    /**
     * The requests and errors of each version in the whole minutes that begin in a range of time and are over.
     *
     * @param from begin, inclusive
     * @param to end, exclusive
     */
    public List<ServedTraffic> served(String target, Instant from, Instant to) {
        long over = Math.floorDiv(state.now(), 60_000L) * 60_000L;
        return account(target).served(from.toEpochMilli(), Math.min(over, to.toEpochMilli()));
    }

    /** What each fault of the scenario that has begun did to a target. */
    public List<FaultImpact> faults(String target) {
        TrafficAccount account = account(target);
        long now = state.now();
        return state.faults().runs().stream()
                .flatMap(run -> account.impact(run, now).stream())
                .toList();
    }

    /**
     * Means of a metric over steps of time, for a chart.
     *
     * @param stepMinutes the length of a step, 1 or more
     * @param steps how many steps
     * @return a mean a step, NaN where there is no value
     */
    public double[] means(String target, String fleet, String metric, Instant from, long stepMinutes, int steps) {
        int index = target(target).fleetIndex(fleet);
        if (index < 0) {
            throw new NoSuchElementException("target '" + target + "' has no fleet '" + fleet + "'");
        }
        return metrics.means(target, index, metric, from, stepMinutes, steps);
    }

    private TrafficAccount account(String target) {
        return new TrafficAccount(target(target), metrics.model(target));
    }

    private TargetState target(String name) {
        TargetState target = state.targets().get(name);
        if (target == null) {
            throw new NoSuchElementException("no target '" + name + "' in environment '"
                    + state.environment().name() + "'");
        }
        return target;
    }

    private static Optional<Instant> instant(long milliseconds) {
        return milliseconds == Generation.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(milliseconds));
    }
}
