package io.jenkins.plugins.releaseplan.config;

import hudson.model.Item;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** The environments, each for the jobs that it admits. */
record ConfiguredEnvironments(List<EnvironmentEntry> all) {

    /** The names of those that admit a job; all for null. */
    List<String> names(Item job) {
        return all.stream()
                .filter(one -> job == null || one.admits(job.getFullName()))
                .map(EnvironmentEntry::getName)
                .toList();
    }

    /**
     * One of those that admit a job.
     *
     * @param job null for all
     * @throws NoSuchElementException if there is none; the message names those that admit it
     */
    EnvironmentEntry entry(String name, Item job) {
        List<String> admitting = names(job);
        if (!admitting.contains(name)) {
            String others = admitting.isEmpty()
                    ? "; there is none" + (job == null ? " yet" : " that admits it")
                    : NearestName.hintOrAll(name, admitting);
            throw new NoSuchElementException("no environment '" + name + "' is configured"
                    + (job == null ? "" : " for job '" + job.getFullName() + "'") + others);
        }
        return all.stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("environment '" + name + "' was removed just now"));
    }

    /** What steps need to know of one: what it says itself, and what its cloud offers where it says nothing. */
    static EnvironmentRules rules(EnvironmentEntry entry, ConfiguredRules rules) {
        CloudEntry.Offer offer = entry.getCloud().offer(entry.getName());
        Map<String, EnvironmentRules.Target> targets = new LinkedHashMap<>(offer.targets());
        if (!entry.getTargets().isEmpty()) {
            targets.clear();
            entry.getTargets().forEach(target -> targets.put(target.getName(), target.rules()));
        }
        Set<String> checks = new LinkedHashSet<>(entry.httpChecks().keySet());
        checks.addAll(offer.checks());
        return new EnvironmentRules(
                entry.getName(),
                targets,
                rules.policy(entry.getPolicy()),
                entry.getWindow(),
                entry.getFreezes(),
                List.copyOf(checks),
                offer.databases());
    }
}
