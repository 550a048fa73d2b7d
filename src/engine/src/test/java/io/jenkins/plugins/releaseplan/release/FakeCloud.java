package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.analysis.Series;
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
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.cloud.TrafficRouter;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.cloud.VersionParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A small world behind the ports. It fails when told, before or after it acted. */
final class FakeCloud
        implements Cloud,
                TrafficRouter,
                Fleet,
                HealthProbe,
                MetricSource,
                DatabaseSnapshots,
                VersionParameters,
                ContentDelivery,
                Dns,
                Announcer {

    /** A failure of a call, and whether the call acted all the same. */
    record Fault(CloudException.Kind kind, boolean acted) {}

    /** A target: two fleets, {@code a} and {@code b}, of which {@code a} serves {@code v1} at first. */
    static final class Target {
        final Map<String, String> versions = new HashMap<>(Map.of("a", "v1", "b", ""));
        int percentOfB;

        int percentOf(String fleet) {
            return fleet.equals("b") ? percentOfB : 100 - percentOfB;
        }
    }

    final Map<String, Target> targets = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    final Set<String> sick = new HashSet<>();
    final Set<String> faulty = new HashSet<>();
    final Set<String> failingChecks = new HashSet<>();
    private final Map<String, Integer> asked = new HashMap<>();
    Supplier<Optional<Fault>> faults = Optional::empty;
    boolean keepCalls;
    boolean silent;

    private interface Work {
        void act();
    }

    private void call(String what, Work work) throws CloudException {
        if (keepCalls) {
            calls.add(what);
        }
        Optional<Fault> fault = faults.get();
        if (fault.isEmpty() || fault.get().acted()) {
            work.act();
        }
        if (fault.isPresent()) {
            throw new CloudException(fault.get().kind(), silent ? null : what + " failed");
        }
    }

    private void look(String what) throws CloudException {
        call(what, () -> {});
    }

    Target target(String name) {
        return targets.computeIfAbsent(name, one -> new Target());
    }

    @Override
    public void shift(String target, TrafficSplit wished) throws CloudException {
        call("shift " + target + " to " + wished.greenPercent(), () -> {
            int green = wished.greenPercent();
            target(target).percentOfB = wished.greenFleet().equals("b") ? green : 100 - green;
        });
    }

    @Override
    public int percentOf(String target, String fleet) throws CloudException {
        look("percentOf " + target + " " + fleet);
        return target(target).percentOf(fleet);
    }

    @Override
    public TargetStatus inspect(String target) throws CloudException {
        look("inspect " + target);
        Target one = target(target);
        String serving = one.percentOfB > 50 ? "b" : "a";
        String idle = serving.equals("a") ? "b" : "a";
        return new TargetStatus(
                serving, one.versions.get(serving), one.percentOf(serving), idle, one.versions.get(idle));
    }

    @Override
    public void launch(String target, String fleet, String version) throws CloudException {
        call(
                "launch " + target + " " + fleet + " " + version,
                () -> target(target).versions.put(fleet, version));
    }

    @Override
    public void retire(String target, String fleet) throws CloudException {
        call("retire " + target + " " + fleet, () -> target(target).versions.put(fleet, ""));
    }

    @Override
    public Health probe(String target, String fleet) throws CloudException {
        look("probe " + target + " " + fleet);
        String version = target(target).versions.get(fleet);
        boolean healthy = !version.isEmpty() && !sick.contains(version);
        return new Health(healthy, version, healthy ? "all instances healthy" : "0 of 4 instances healthy");
    }

    @Override
    public Health check(String environment, String check, String version) throws CloudException {
        look("check " + environment + " " + check + " " + version);
        boolean passes = !failingChecks.contains(check);
        return new Health(passes, version, passes ? "200 OK" : "503");
    }

    @Override
    public Series read(String target, String fleet, String metric, Instant from, Instant to) throws CloudException {
        look("read " + target + " " + fleet + " " + metric);
        return Series.of(faulty.contains(target(target).versions.get(fleet)) ? 0.5 : 0.01);
    }

    @Override
    public Progress snapshot(String database, String snapshot) throws CloudException {
        return progress("snapshot " + database + " " + snapshot);
    }

    @Override
    public Progress restore(String database, String snapshot, String requestId) throws CloudException {
        return progress("restore " + database + " " + snapshot + " " + requestId);
    }

    private Progress progress(String what) throws CloudException {
        call(what, () -> asked.merge(what, 1, Integer::sum));
        return asked.get(what) > 2 ? Progress.DONE : Progress.UNDER_WAY;
    }

    @Override
    public Optional<String> read(String target) throws CloudException {
        look("read " + target);
        return Optional.empty();
    }

    @Override
    public void write(String target, String version) throws CloudException {
        look("write " + target + " " + version);
    }

    @Override
    public void invalidate(String target, String requestId) throws CloudException {
        look("invalidate " + target + " " + requestId);
    }

    @Override
    public void point(String target) throws CloudException {
        look("point " + target);
    }

    @Override
    public void tell(Notice notice) throws CloudException {
        look("tell " + notice.text());
    }

    @Override
    public TrafficRouter router() {
        return this;
    }

    @Override
    public Fleet fleet() {
        return this;
    }

    @Override
    public HealthProbe health() {
        return this;
    }

    @Override
    public MetricSource metrics() {
        return this;
    }

    @Override
    public DatabaseSnapshots snapshots() {
        return this;
    }

    @Override
    public VersionParameters versions() {
        return this;
    }

    @Override
    public ContentDelivery content() {
        return this;
    }

    @Override
    public Dns dns() {
        return this;
    }

    @Override
    public Announcer announcer() {
        return this;
    }
}
