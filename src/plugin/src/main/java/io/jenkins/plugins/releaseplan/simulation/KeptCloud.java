package io.jenkins.plugins.releaseplan.simulation;

import io.jenkins.plugins.releaseplan.cloud.Announcer;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.ContentDelivery;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots;
import io.jenkins.plugins.releaseplan.cloud.Dns;
import io.jenkins.plugins.releaseplan.cloud.Fleet;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.HealthProbe;
import io.jenkins.plugins.releaseplan.cloud.MetricSource;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.cloud.TrafficRouter;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.cloud.VersionParameters;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.CloudHistory;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedCloud;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedWorld;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A simulated environment that outlives its process. Each call that may change it is written to a log before it acts; opened
 * anew, the calls are made again with their times, and since the simulation is a function of its scenario, its calls and the
 * time, fleets, weights, versions and snapshots are what they were.
 *
 * <p>Thread-safe: one call at a time.
 */
public final class KeptCloud implements Cloud, Closeable {

    private static final Logger LOGGER = Logger.getLogger(KeptCloud.class.getName());

    private final String environment;
    private final CallLog log;
    private final InstantSource host;
    private final SimulationTime time;
    private final SimulatedCloud simulated;
    private final boolean logsLooks;
    private boolean closed;

    private KeptCloud(String environment, Scenario scenario, boolean keepStart, CallLog log, InstantSource host) {
        this.environment = environment;
        this.log = log;
        this.host = host;
        this.time = new SimulationTime(log.firstUsed(), keepStart ? log.firstUsed() : scenario.start());
        this.simulated = new SimulatedWorld(scenario, scenario.seed(), time).cloud(environment);
        // Which of the calls a fault lets fail depends on how many there were before, of all kinds.
        this.logsLooks = scenario.faults().stream()
                .anyMatch(fault -> fault.effect() instanceof Fault.CallsFail
                        && fault.scope().inEnvironment(environment));
    }

    /**
     * Opens an environment as it was.
     *
     * @param log where its calls are kept; it is made if there is none
     * @param environment one of the scenario's environments
     * @param scenario what is simulated; if it is another one than before, what still applies is done again
     * @param keepStart whether the scenario's times are the host's; else the scenario starts when the environment is first used
     * @param host the host's time
     * @throws IllegalStateException if the log cannot be read or written
     * @throws java.util.NoSuchElementException if the scenario has no such environment
     */
    public static KeptCloud open(
            Path log, String environment, Scenario scenario, boolean keepStart, InstantSource host) {
        scenario.environment(environment);
        CallLog calls = CallLog.open(log, host.instant());
        try {
            KeptCloud cloud = new KeptCloud(environment, scenario, keepStart, calls, host);
            calls.earlier().forEach(cloud::again);
            return cloud;
        } catch (RuntimeException e) {
            close(calls);
            throw e;
        }
    }

    private void again(CallLog.Line line) {
        time.reach(line.at());
        try {
            line.call().again(simulated, line.arguments());
        } catch (CloudException e) {
            // It failed the first time too, or the scenario has changed since and it applies no more.
            LOGGER.log(Level.FINE, e, () -> "environment " + environment + ": not made again: " + line);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "environment " + environment + ": cannot be made again: " + line);
        }
    }

    private interface Ask<T> {
        T ask() throws CloudException;
    }

    private interface Wish {
        void make() throws CloudException;
    }

    private synchronized <T> T call(SimulatedCall call, List<String> arguments, Ask<T> ask) throws CloudException {
        if (closed) {
            throw new CloudException(
                    CloudException.Kind.RETRYABLE, "environment '" + environment + "' is being configured anew");
        }
        Instant now = time.reach(host.instant());
        if (call.changes() || logsLooks) {
            try {
                log.append(new CallLog.Line(now, call, arguments));
            } catch (IOException e) {
                throw new CloudException(
                        CloudException.Kind.RETRYABLE, log + ": cannot be written: " + e.getMessage(), e);
            }
        }
        return ask.ask();
    }

    private void wish(SimulatedCall call, List<String> arguments, Wish wish) throws CloudException {
        call(call, arguments, () -> {
            wish.make();
            return null;
        });
    }

    @Override
    public TrafficRouter router() {
        TrafficRouter router = simulated.router();
        return new TrafficRouter() {
            @Override
            public void shift(String target, TrafficSplit wished) throws CloudException {
                List<String> with =
                        List.of(target, wished.blueFleet(), wished.greenFleet(), String.valueOf(wished.greenPercent()));
                wish(SimulatedCall.SHIFT, with, () -> router.shift(target, wished));
            }

            @Override
            public int percentOf(String target, String fleet) throws CloudException {
                return call(SimulatedCall.PERCENT_OF, List.of(target, fleet), () -> router.percentOf(target, fleet));
            }
        };
    }

    @Override
    public Fleet fleet() {
        Fleet fleets = simulated.fleet();
        return new Fleet() {
            @Override
            public TargetStatus inspect(String target) throws CloudException {
                return call(SimulatedCall.INSPECT, List.of(target), () -> fleets.inspect(target));
            }

            @Override
            public void launch(String target, String fleet, String version) throws CloudException {
                wish(
                        SimulatedCall.LAUNCH,
                        List.of(target, fleet, version),
                        () -> fleets.launch(target, fleet, version));
            }

            @Override
            public void retire(String target, String fleet) throws CloudException {
                wish(SimulatedCall.RETIRE, List.of(target, fleet), () -> fleets.retire(target, fleet));
            }
        };
    }

    @Override
    public HealthProbe health() {
        HealthProbe probe = simulated.health();
        return new HealthProbe() {
            @Override
            public Health probe(String target, String fleet) throws CloudException {
                return call(SimulatedCall.PROBE, List.of(target, fleet), () -> probe.probe(target, fleet));
            }

            @Override
            public Health check(String where, String check, String version) throws CloudException {
                return call(
                        SimulatedCall.CHECK, List.of(where, check, version), () -> probe.check(where, check, version));
            }
        };
    }

    @Override
    public MetricSource metrics() {
        return (target, fleet, metric, from, to) -> {
            Instant begin = time.ofScenario(from);
            Instant end = time.ofScenario(to);
            return call(
                    SimulatedCall.METRICS,
                    List.of(target, fleet, metric, begin.toString(), end.toString()),
                    () -> simulated.metrics().read(target, fleet, metric, begin, end));
        };
    }

    @Override
    public DatabaseSnapshots snapshots() {
        DatabaseSnapshots databases = simulated.snapshots();
        return new DatabaseSnapshots() {
            @Override
            public Progress snapshot(String database, String snapshot) throws CloudException {
                return call(
                        SimulatedCall.SNAPSHOT,
                        List.of(database, snapshot),
                        () -> databases.snapshot(database, snapshot));
            }

            @Override
            public Progress restore(String database, String snapshot, String requestId) throws CloudException {
                return call(
                        SimulatedCall.RESTORE,
                        List.of(database, snapshot, requestId),
                        () -> databases.restore(database, snapshot, requestId));
            }
        };
    }

    @Override
    public VersionParameters versions() {
        VersionParameters versions = simulated.versions();
        return new VersionParameters() {
            @Override
            public Optional<String> read(String target) throws CloudException {
                return call(SimulatedCall.READ_VERSION, List.of(target), () -> versions.read(target));
            }

            @Override
            public void write(String target, String version) throws CloudException {
                wish(SimulatedCall.WRITE_VERSION, List.of(target, version), () -> versions.write(target, version));
            }
        };
    }

    @Override
    public ContentDelivery content() {
        return (target, requestId) -> wish(
                SimulatedCall.INVALIDATE,
                List.of(target, requestId),
                () -> simulated.content().invalidate(target, requestId));
    }

    @Override
    public Dns dns() {
        return target ->
                wish(SimulatedCall.POINT, List.of(target), () -> simulated.dns().point(target));
    }

    /** Tells nobody: what a release did stands in its audit trail. */
    @Override
    public Announcer announcer() {
        return notice -> {};
    }

    /**
     * Looks at what happened so far, in the scenario's time, while no call is under way.
     *
     * @param look must not keep the history
     */
    public synchronized <T> T history(Function<CloudHistory, T> look) {
        time.reach(host.instant());
        return look.apply(simulated.history());
    }

    /** Lets the call that is under way end; later calls fail and can be tried again. */
    @Override
    public synchronized void close() {
        closed = true;
        close(log);
    }

    private static void close(CallLog log) {
        try {
            log.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> log + ": cannot be closed");
        }
    }
}
