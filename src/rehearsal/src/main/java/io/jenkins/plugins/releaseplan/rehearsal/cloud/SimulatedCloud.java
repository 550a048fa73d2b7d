package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.cloud.Announcer;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.ContentDelivery;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots;
import io.jenkins.plugins.releaseplan.cloud.Dns;
import io.jenkins.plugins.releaseplan.cloud.Fleet;
import io.jenkins.plugins.releaseplan.cloud.HealthProbe;
import io.jenkins.plugins.releaseplan.cloud.MetricSource;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.TrafficRouter;
import io.jenkins.plugins.releaseplan.cloud.VersionParameters;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.CloudHistory.EdgeRequest;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.CloudHistory.ToldNotice;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One environment of a scenario as a cloud. Its state is a function of the calls so far, virtual now and the seed: what takes
 * time is looked up, not waited for. It belongs to one rehearsal and one thread.
 */
public final class SimulatedCloud implements Cloud {

    private final CloudState state;
    private final SimulatedRouter router;
    private final SimulatedFleets fleets;
    private final SimulatedProbe probe;
    private final SimulatedMetrics metrics;
    private final SimulatedSnapshots snapshots;
    private final Map<String, String> recordedVersions = new HashMap<>();
    private final Set<List<String>> invalidations = new HashSet<>();
    private final List<ToldNotice> notices = new ArrayList<>();
    private final List<EdgeRequest> edge = new ArrayList<>();

    /**
     * @param environment the environment of the scenario that it simulates
     * @param scenario the scenario, for its zone, begin and faults
     * @param seed the seed of everything that is drawn
     * @param clock virtual now, which must not go back
     */
    public SimulatedCloud(Environment environment, Scenario scenario, long seed, InstantSource clock) {
        state = new CloudState(environment, scenario, seed, clock);
        router = new SimulatedRouter(state);
        fleets = new SimulatedFleets(state);
        probe = new SimulatedProbe(state);
        metrics = new SimulatedMetrics(state, scenario.zone());
        snapshots = new SimulatedSnapshots(state, scenario.start());
        environment.targets().values().stream()
                .filter(target -> !target.version().isEmpty())
                .forEach(target -> recordedVersions.put(target.name(), target.version()));
    }

    @Override
    public TrafficRouter router() {
        return router;
    }

    @Override
    public Fleet fleet() {
        return fleets;
    }

    @Override
    public HealthProbe health() {
        return probe;
    }

    @Override
    public MetricSource metrics() {
        return metrics;
    }

    @Override
    public DatabaseSnapshots snapshots() {
        return snapshots;
    }

    @Override
    public VersionParameters versions() {
        return new VersionParameters() {
            @Override
            public Optional<String> read(String target) throws CloudException {
                return state.call(CloudCall.READ_VERSION, target, "", (now, at) -> {
                    state.target(target);
                    return Optional.ofNullable(recordedVersions.get(target));
                });
            }

            @Override
            public void write(String target, String version) throws CloudException {
                state.call(CloudCall.WRITE_VERSION, target, version, (now, at) -> {
                    state.target(target);
                    return recordedVersions.put(target, version);
                });
            }
        };
    }

    @Override
    public ContentDelivery content() {
        return (target, requestId) -> state.call(CloudCall.INVALIDATE, target, requestId, (now, at) -> {
            boolean cached = state.target(target).target().contentDelivery();
            if (cached && invalidations.add(List.of(target, requestId))) {
                edge.add(new EdgeRequest(Instant.ofEpochMilli(at), target, "caches emptied (" + requestId + ")"));
            }
            return null;
        });
    }

    @Override
    public Dns dns() {
        return target -> state.call(CloudCall.POINT, target, "", (now, at) -> {
            List<String> names = state.target(target).target().dns();
            if (!names.isEmpty()) {
                edge.add(new EdgeRequest(
                        Instant.ofEpochMilli(at), target, String.join(", ", names) + " lead to the route"));
            }
            return null;
        });
    }

    @Override
    public Announcer announcer() {
        return notice -> state.call(CloudCall.TELL, "", notice.text(), (now, at) -> tell(notice, at));
    }

    private Void tell(Notice notice, long at) {
        notices.add(new ToldNotice(Instant.ofEpochMilli(at), notice));
        return null;
    }

    /** The environment that it simulates. */
    public Environment environment() {
        return state.environment();
    }

    /**
     * Tells of each point that a rollout reaches, at the call by which the cloud notices it.
     *
     * @param listener gets the points from now on
     */
    public void onEvent(Consumer<ReachedPoint> listener) {
        state.listen(listener);
    }

    /** What happened so far. */
    public CloudHistory history() {
        return new CloudHistory(state, metrics, snapshots, notices, edge);
    }
}
