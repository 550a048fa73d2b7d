package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment.Check;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment.Database;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment.PastRelease;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment.Target;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.References.Kind;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads environments with their targets, databases and checks. */
final class EnvironmentReader {

    private static final String FIRST_VERSION = "v0";
    private static final List<String> FLEETS = List.of("a", "b");
    private static final int MOST_INSTANCES = 10_000;
    private static final int MOST_FAILURES = 1_000_000;
    private static final List<String> USUAL_CHECKS = List.of("healthz", "smoke");

    private final References references;
    private final TimeReader times;
    private final Map<String, RollbackPolicy> policies;
    private final UnaryOperator<Traffic> traffic;
    private final MetricLayer metrics;

    EnvironmentReader(
            References references,
            TimeReader times,
            Map<String, RollbackPolicy> policies,
            UnaryOperator<Traffic> traffic,
            MetricLayer metrics) {
        this.references = references;
        this.times = times;
        this.policies = policies;
        this.traffic = traffic;
        this.metrics = metrics;
    }

    Environment read(Value value) {
        references.defines(Kind.ENVIRONMENT, value.key());
        Section section = value.section(Shape.ENVIRONMENT);
        UnaryOperator<Traffic> ownTraffic = section.get("traffic", UnaryOperator.identity(), TrafficLayer::read);
        MetricLayer ownMetrics = section.get("metrics", MetricLayer.NOTHING, one -> MetricLayer.read(one, references));
        Map<String, Database> databases = section.get("databases", Map.of(), all -> named(all, this::database));
        Map<String, Target> targets = section.get(
                "targets", Map.of(), all -> named(all, one -> target(one, ownTraffic, ownMetrics, databases)));
        section.value("targets").ifPresent(all -> checkRoutes(all, targets));
        return new Environment(
                value.key(),
                targets,
                databases,
                checks(section),
                section.get("policy", RollbackPolicy.NONE, this::policy),
                section.get("window", "", one -> references.uses(Kind.WINDOW, one)),
                section.get("freezes", List.of(), one -> references.usesAll(Kind.FREEZE, one)));
    }

    private RollbackPolicy policy(Value value) {
        return policies.getOrDefault(references.uses(Kind.POLICY, value), RollbackPolicy.NONE);
    }

    /** A mapping by name, or a list of names. */
    private static <T> Map<String, T> named(Value all, Function<Value, T> how) {
        if (!all.isList()) {
            return all.mapOf(how);
        }
        Map<String, T> read = new LinkedHashMap<>();
        for (Value one : all.list()) {
            T item = one.read(null, name -> how.apply(name.named(name.name("a name"))));
            if (item != null && read.put(one.text().strip(), item) != null) {
                one.wrong("'" + one.text() + "' is named twice");
            }
        }
        return read;
    }

    private Target target(
            Value value, UnaryOperator<Traffic> envTraffic, MetricLayer envMetrics, Map<String, Database> databases) {
        references.defines(Kind.TARGET, value.key());
        Section section = value.isScalar() ? value.none(Shape.TARGET) : value.section(Shape.TARGET);
        String version =
                section.get("version", shortVersion(value), one -> one.text().strip());
        references.defines(Kind.VERSION, version);
        MetricLayer own = section.get("metrics", MetricLayer.NOTHING, one -> MetricLayer.read(one, references));
        List<MetricLayer> layers = List.of(metrics, envMetrics, own);
        Traffic base = envTraffic.apply(traffic.apply(TrafficLayer.USUAL));
        return new Target(
                value.key(),
                version,
                section.get("route", value.key(), one -> one.name("a route")),
                section.get("fleets", FLEETS, EnvironmentReader::fleets),
                section.get("capacity", 2, one -> one.integer(1, MOST_INSTANCES)),
                section.get(
                        "startUp", new DrawnDuration(new Distribution.Uniform(60, 120)), DistributionReader::duration),
                section.get("keepBlue", Duration.ofHours(1), Value::duration),
                section.get("databases", List.of(), one -> databaseNames(one, databases)),
                section.get("contentDelivery", false, Value::bool),
                section.get("dns", List.of(), Value::names),
                section.get("history", List.of(), this::history),
                section.get("traffic", UnaryOperator.<Traffic>identity(), TrafficLayer::read)
                        .apply(base),
                MetricLayer.profile(layers),
                MetricLayer.versionProfiles(layers));
    }

    /** {@code web: v1} names the version; in a list of targets the scalar is the target's own name. */
    private static String shortVersion(Value value) {
        return value.isScalar() && !value.text().strip().equals(value.key()) ? value.name("a version") : FIRST_VERSION;
    }

    private static List<String> fleets(Value value) {
        List<String> names = value.names();
        if (names.size() != FLEETS.size()) {
            throw new IllegalArgumentException("needs the names of two different fleets, such as [a, b]");
        }
        return names;
    }

    private static List<String> databaseNames(Value value, Map<String, Database> databases) {
        List<String> names = value.names();
        for (String name : names) {
            if (!databases.containsKey(name)) {
                value.wrong("no database '" + name + "' in this environment"
                        + NearestName.hintOrAll(name, databases.keySet()));
            }
        }
        return names;
    }

    private List<PastRelease> history(Value all) {
        List<PastRelease> history = new ArrayList<>(all.listOf(this::pastRelease));
        history.sort(Comparator.comparing(PastRelease::releasedAt).reversed());
        return history;
    }

    private PastRelease pastRelease(Value value) {
        Section section = value.section(Shape.PAST_RELEASE);
        String version = section.require("version", FIRST_VERSION, one -> one.name("a version"));
        references.defines(Kind.VERSION, version);
        return new PastRelease(
                version,
                section.get("releasedAt", times.start().minus(Duration.ofDays(7)), times::beforeStart),
                section.get("healthy", true, Value::bool));
    }

    private void checkRoutes(Value all, Map<String, Target> targets) {
        Map<String, String> holders = new HashMap<>();
        for (Target target : targets.values()) {
            for (String fleet : target.fleets()) {
                String other = holders.putIfAbsent(target.route() + "\n" + fleet, target.name());
                if (other != null && !other.equals(target.name())) {
                    all.wrong("the targets '" + other + "' and '" + target.name() + "' share the route '"
                            + target.route() + "' and the fleet '" + fleet
                            + "'; give one of them fleets or a route of its own");
                    break;
                }
            }
        }
    }

    private Database database(Value value) {
        references.defines(Kind.DATABASE, value.key());
        Section section = value.isScalar() ? value.none(Shape.DATABASE) : value.section(Shape.DATABASE);
        return new Database(
                value.key(),
                section.get("snapshotTakes", DrawnDuration.of(Duration.ofMinutes(10)), DistributionReader::duration),
                section.get("restoreTakes", DrawnDuration.of(Duration.ofMinutes(20)), DistributionReader::duration),
                section.get("snapshots", List.of(), Value::names));
    }

    private Map<String, Check> checks(Section section) {
        if (section.has("checks")) {
            Map<String, Check> checks = section.get("checks", Map.of(), all -> all.mapOf(this::check));
            checks.keySet().forEach(name -> references.defines(Kind.CHECK, name));
            return checks;
        }
        Map<String, Check> usual = new LinkedHashMap<>();
        for (String name : USUAL_CHECKS) {
            references.defines(Kind.CHECK, name);
            usual.put(name, new Check(name, 0, List.of(), Duration.ofSeconds(5)));
        }
        return usual;
    }

    private Check check(Value value) {
        Duration usual = Duration.ofSeconds(5);
        if (value.isScalar()) {
            boolean passes = value.oneOf(List.of("passes", "fails")).equals("passes");
            return new Check(value.key(), passes ? 0 : Integer.MAX_VALUE, List.of(), usual);
        }
        Section section = value.section(Shape.CHECK);
        return new Check(
                value.key(),
                section.get("fails", 0, EnvironmentReader::failures),
                section.get("failsFor", List.of(), one -> references.usesAll(Kind.VERSION, one)),
                section.get("takes", usual, Value::duration));
    }

    private static int failures(Value value) {
        return value.text().equals("always") ? Integer.MAX_VALUE : value.integer(0, MOST_FAILURES);
    }
}
