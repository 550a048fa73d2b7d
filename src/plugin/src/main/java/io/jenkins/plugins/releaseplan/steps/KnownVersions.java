package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.ledger.HistoryPage;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions a target has served, as far as the ledger and a simulated cloud know. Reads the ledger.
 *
 * @param current the version that serves; empty if nothing is known to have been deployed
 * @param past what served before and can be returned to, newest first
 * @param healthy those of the past that were well
 */
record KnownVersions(String current, List<String> past, Set<String> healthy) {

    /** How many releases are looked at, and how many versions are enough. */
    private static final int MOST_RELEASES = 1000;

    private static final int MOST_VERSIONS = 50;
    private static final int PAGE = 100;

    static KnownVersions of(Ledger ledger, String environment, String target) {
        LinkedHashSet<String> newestFirst = new LinkedHashSet<>();
        Set<String> healthy = new LinkedHashSet<>();
        List<Rollout> cutOver = cutOver(ledger, environment, target);
        for (Rollout rollout : cutOver) {
            newestFirst.add(rollout.plan().version());
            if (rollout.cause() == null) {
                healthy.add(rollout.plan().version());
            }
        }
        Optional<Environment.Target> simulated = simulated(environment, target);
        String first = simulated.map(Environment.Target::version).orElse("");
        if (!first.isEmpty()) {
            newestFirst.add(first);
            healthy.add(first);
        }
        simulated.map(Environment.Target::history).orElse(List.of()).forEach(past -> {
            newestFirst.add(past.version());
            if (past.healthy()) {
                healthy.add(past.version());
            }
        });
        String current = cutOver.stream()
                .filter(rollout -> rollout.cause() == null)
                .map(rollout -> rollout.plan().version())
                .findFirst()
                .orElseGet(() -> first.isEmpty() ? blueOf(cutOver) : first);
        newestFirst.remove(current);
        return new KnownVersions(current, List.copyOf(newestFirst), healthy);
    }

    /** The newest version before the current one that was well. */
    Optional<String> previous() {
        return past.stream().filter(healthy::contains).findFirst();
    }

    /** What served before the first rollout that is known. */
    private static String blueOf(List<Rollout> cutOver) {
        return cutOver.isEmpty() ? "" : cutOver.get(cutOver.size() - 1).blueVersion();
    }

    /** The rollouts that came as far as all traffic, the newest first. */
    private static List<Rollout> cutOver(Ledger ledger, String environment, String target) {
        List<Rollout> found = new ArrayList<>();
        HistoryQuery query = new HistoryQuery("", environment, null, "", "", PAGE);
        int seen = 0;
        while (seen < MOST_RELEASES && found.size() < MOST_VERSIONS) {
            HistoryPage page = ledger.history(query);
            for (ReleaseSummary summary : page.releases()) {
                ledger.load(summary.id())
                        .map(saved -> saved.release().rollouts().values().stream()
                                .filter(one -> one.plan().target().equals(target) && one.cutoverAt() != null)
                                .sorted(Comparator.comparing(Rollout::startedAt).reversed())
                                .toList())
                        .ifPresent(found::addAll);
            }
            seen += page.releases().size();
            if (page.next().isEmpty()) {
                break;
            }
            query = query.from(page.next());
        }
        return found;
    }

    private static Optional<Environment.Target> simulated(String environment, String target) {
        for (EnvironmentEntry entry : ReleasePlanConfiguration.get().getEnvironments()) {
            if (entry.getName().equals(environment) && entry.getCloud() instanceof SimulatedCloudEntry cloud) {
                try {
                    return Optional.of(Scenario.read("scenario of environment " + environment, cloud.getScenario())
                            .environment(environment)
                            .target(target));
                } catch (ScenarioErrors | NoSuchElementException e) {
                    // The environment cannot be used as it is configured; what was released is known all the same.
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
