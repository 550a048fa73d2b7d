package io.jenkins.plugins.releaseplan.config;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.schedule.Freeze;
import io.jenkins.plugins.releaseplan.schedule.MaintenanceWindow;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The rules by which releases go, by their names.
 *
 * @param zone whose wall clock counts for windows and freezes that name none
 */
record ConfiguredRules(
        List<AnalysisEntry> analyses,
        List<PolicyEntry> policies,
        List<WindowEntry> windows,
        List<FreezeEntry> freezes,
        List<TemplateEntry> templates,
        ZoneId zone) {

    Analysis analysis(String name) {
        return named("analysis", analyses, AnalysisEntry::getName, name)
                .read(zone)
                .analysis(name);
    }

    /** No policy for an empty name. */
    RollbackPolicy policy(String name) {
        return name.isEmpty()
                ? RollbackPolicy.NONE
                : named("rollback policy", policies, PolicyEntry::getName, name)
                        .read(zone)
                        .policy(name);
    }

    String template(String name) {
        return named("checklist template", templates, TemplateEntry::getName, name)
                .getText();
    }

    /** @param window the window's name; empty for any time */
    ReleaseCalendar calendar(String window, List<String> freezeNames) {
        return new ReleaseCalendar(
                window.isEmpty() ? null : window(window),
                freezeNames.stream().map(this::freeze).toList());
    }

    private MaintenanceWindow window(String name) {
        return named("maintenance window", windows, WindowEntry::getName, name)
                .read(zone)
                .windows()
                .get(name);
    }

    private Freeze freeze(String name) {
        return named("freeze", freezes, FreezeEntry::getName, name)
                .read(zone)
                .freezes()
                .get(name);
    }

    private static <T> T named(String what, List<T> all, Function<T, String> nameOf, String name) {
        return all.stream()
                .filter(one -> nameOf.apply(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no " + what + " '" + name + "' is configured"
                        + (all.isEmpty()
                                ? "; there is none yet"
                                : NearestName.hintOrAll(
                                        name, all.stream().map(nameOf).toList()))));
    }

    /**
     * Looks whether there is all that an environment names.
     *
     * @throws IllegalArgumentException if not; the message names what there is
     */
    void checkNamesIn(EnvironmentEntry environment) {
        known(environment, "rollback policy", List.of(environment.getPolicy()), policies);
        known(environment, "maintenance window", List.of(environment.getWindow()), windows);
        known(environment, "freeze", environment.getFreezes(), freezes);
    }

    private static void known(
            EnvironmentEntry user, String what, List<String> used, List<? extends RuleEntry<?>> rules) {
        List<String> names = rules.stream().map(RuleEntry::getName).toList();
        for (String name : used) {
            if (!name.isEmpty() && !names.contains(name)) {
                throw new IllegalArgumentException("environment '" + user.getName() + "': no " + what + " '" + name
                        + "' is configured" + NearestName.hintOrAll(name, names));
            }
        }
    }
}
