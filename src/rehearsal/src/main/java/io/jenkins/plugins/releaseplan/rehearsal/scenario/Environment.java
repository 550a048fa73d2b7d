package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * An environment of the simulated cloud.
 *
 * @param name its name
 * @param targets by name, in the order of the file
 * @param databases by name
 * @param checks by name
 * @param policy the rollback policy of rollouts that name none
 * @param window the name of the maintenance window of gates that name none; empty for none
 * @param freezes the names of the freeze periods that hold here
 */
public record Environment(
        String name,
        Map<String, Target> targets,
        Map<String, Database> databases,
        Map<String, Check> checks,
        RollbackPolicy policy,
        String window,
        List<String> freezes) {

    public Environment {
        Objects.requireNonNull(name, "name");
        targets = Ordered.copy(targets);
        databases = Ordered.copy(databases);
        checks = Ordered.copy(checks);
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(window, "window");
        freezes = List.copyOf(freezes);
    }

    /**
     * A target of this environment.
     *
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public Target target(String wanted) {
        Target target = targets.get(wanted);
        if (target == null) {
            throw new NoSuchElementException("no target '" + wanted + "' in environment '" + name + "' of the scenario"
                    + NearestName.hintOrAll(wanted, targets.keySet()));
        }
        return target;
    }

    /**
     * What is deployed to.
     *
     * @param name its name
     * @param version the version that serves when the scenario begins; empty if nothing was ever deployed
     * @param route the route that its rollouts hold
     * @param fleets the names of its two fleets; the first serves when the scenario begins
     * @param capacity instances in a fleet at full capacity, 1..10000
     * @param startUp how long an instance takes from its launch until it is healthy
     * @param keepBlue how long blue keeps its capacity after cutover, when the step does not say
     * @param databases the databases that it uses, by name
     * @param contentDelivery whether a cache is in front of it
     * @param dns the names under which it is reached
     * @param history what it served before, newest first
     * @param traffic the requests that it gets
     * @param metrics how its versions behave
     * @param versions how single versions behave; {@link Fault.Scope#NEW} stands for those without an entry of their own
     *     that did not serve when the scenario began
     */
    public record Target(
            String name,
            String version,
            String route,
            List<String> fleets,
            int capacity,
            DrawnDuration startUp,
            Duration keepBlue,
            List<String> databases,
            boolean contentDelivery,
            List<String> dns,
            List<PastRelease> history,
            Traffic traffic,
            MetricProfile metrics,
            Map<String, MetricProfile> versions) {

        public Target {
            fleets = List.copyOf(fleets);
            databases = List.copyOf(databases);
            dns = List.copyOf(dns);
            history = List.copyOf(history);
            versions = Ordered.copy(versions);
        }

        /** How a version behaves. */
        public MetricProfile profile(String running) {
            MetricProfile own = versions.get(running);
            if (own != null) {
                return own;
            }
            return running.equals(version) ? metrics : versions.getOrDefault(Fault.Scope.NEW, metrics);
        }
    }

    /**
     * An earlier release of a target.
     *
     * @param version what was released
     * @param releasedAt when
     * @param healthy whether it was well while it served
     */
    public record PastRelease(String version, Instant releasedAt, boolean healthy) {}

    /**
     * A database.
     *
     * @param name its name
     * @param snapshotTakes how long a snapshot takes
     * @param restoreTakes how long a restore takes
     * @param snapshots the names of the snapshots that exist when the scenario begins
     */
    public record Database(
            String name, DrawnDuration snapshotTakes, DrawnDuration restoreTakes, List<String> snapshots) {

        public Database {
            snapshots = List.copyOf(snapshots);
        }
    }

    /**
     * A named check.
     *
     * @param name its name
     * @param failsFirst how many of its first runs fail; {@link Integer#MAX_VALUE} if it never passes
     * @param failsFor the versions that it never passes for
     * @param takes how long it takes
     */
    public record Check(String name, int failsFirst, List<String> failsFor, Duration takes) {

        public Check {
            failsFor = List.copyOf(failsFor);
        }
    }
}
