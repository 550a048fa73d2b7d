package io.jenkins.plugins.releaseplan.config;

import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What steps need to know of an environment.
 *
 * @param name its name
 * @param targets by name, in the order of the configuration
 * @param policy the rollback policy of deployments that name none
 * @param window the maintenance window of gates that name none; empty for none
 * @param freezes the names of the freeze periods that hold here
 * @param checks the names of the checks that can be asked for; for drop-downs
 * @param databases the names of its databases; for drop-downs
 */
public record EnvironmentRules(
        String name,
        Map<String, Target> targets,
        RollbackPolicy policy,
        String window,
        List<String> freezes,
        List<String> checks,
        List<String> databases) {

    /**
     * What is deployed to.
     *
     * @param name its name
     * @param route the route that its rollouts hold
     * @param keepBlue how long blue is kept after cutover when the step does not say
     */
    public record Target(String name, String route, Duration keepBlue) {}

    public EnvironmentRules {
        targets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        freezes = List.copyOf(freezes);
        checks = List.copyOf(checks);
        databases = List.copyOf(databases);
    }

    /**
     * Looks whether there is a database, as far as that is known here.
     *
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public void checkDatabase(String wanted) {
        if (!databases.isEmpty() && !databases.contains(wanted)) {
            throw new NoSuchElementException("no database '" + wanted + "' in environment '" + name + "'; there is: "
                    + String.join(", ", databases));
        }
    }

    /**
     * A target.
     *
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public Target target(String wanted) {
        Target target = targets.get(wanted);
        if (target == null) {
            throw new NoSuchElementException("no target '" + wanted + "' in environment '" + name + "'"
                    + (targets.isEmpty() ? "; it has none" : "; there is: " + String.join(", ", targets.keySet())));
        }
        return target;
    }
}
