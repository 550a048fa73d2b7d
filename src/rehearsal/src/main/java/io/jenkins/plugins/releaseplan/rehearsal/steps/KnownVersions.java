package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions a target has served, as far as the scenario and this rehearsal know.
 *
 * @param current the version that serves; empty if nothing was ever deployed
 * @param past what served before and can be returned to, newest first
 * @param healthy those of the past that were well
 */
record KnownVersions(String current, List<String> past, Set<String> healthy) {

    /**
     * The versions of a target.
     *
     * @throws java.util.NoSuchElementException if there is no such environment or target
     */
    static KnownVersions of(ReleaseHost host, String environment, String target) {
        Environment.Target known = host.scenario().environment(environment).target(target);
        LinkedHashSet<String> newestFirst = new LinkedHashSet<>();
        Set<String> healthy = new LinkedHashSet<>();
        List<Rollout> cutOver = new ArrayList<>(host.releases().stream()
                .filter(release -> release.plan().environment().equals(environment))
                .map(Release::rollouts)
                .flatMap(rollouts -> rollouts.values().stream())
                .filter(rollout -> rollout.plan().target().equals(target) && rollout.cutoverAt() != null)
                .toList());
        for (int i = cutOver.size() - 1; i >= 0; i--) {
            newestFirst.add(cutOver.get(i).plan().version());
            if (cutOver.get(i).cause() == null) {
                healthy.add(cutOver.get(i).plan().version());
            }
        }
        if (!known.version().isEmpty()) {
            newestFirst.add(known.version());
            healthy.add(known.version());
        }
        for (Environment.PastRelease past : known.history()) {
            newestFirst.add(past.version());
            if (past.healthy()) {
                healthy.add(past.version());
            }
        }
        String current = cutOver.stream()
                .filter(rollout -> rollout.cause() == null)
                .map(rollout -> rollout.plan().version())
                .reduce((earlier, later) -> later)
                .orElse(known.version());
        newestFirst.remove(current);
        return new KnownVersions(current, List.copyOf(newestFirst), healthy);
    }

    /** The newest version before the current one that was well. */
    Optional<String> previous() {
        return past.stream().filter(healthy::contains).findFirst();
    }
}
