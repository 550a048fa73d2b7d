package io.jenkins.plugins.releaseplan.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import io.jenkins.plugins.releaseplan.host.Clouds;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** The configuration of Release Plan. */
@Extension
@Symbol("releasePlan")
public class ReleasePlanConfiguration extends GlobalConfiguration {

    private List<EnvironmentEntry> environments = new ArrayList<>();
    private List<RoleEntry> roles = new ArrayList<>();
    private List<AnalysisEntry> analyses = new ArrayList<>();
    private List<PolicyEntry> policies = new ArrayList<>();
    private List<WindowEntry> windows = new ArrayList<>();
    private List<FreezeEntry> freezes = new ArrayList<>();

    private transient volatile Scenario rules;
    private transient Map<String, Cloud> opened = new ConcurrentHashMap<>();

    public ReleasePlanConfiguration() {
        load();
    }

    /** The configuration of the running Jenkins. */
    @NonNull
    public static ReleasePlanConfiguration get() {
        return ExtensionList.lookupSingleton(ReleasePlanConfiguration.class);
    }

    /**
     * What steps need to know of an environment.
     *
     * @param name the environment
     * @param job the job that wants to release to it; null for a person who looks
     * @throws NoSuchElementException if there is none that admits the job; the message names those that do
     */
    public EnvironmentRules environment(String name, Item job) {
        EnvironmentEntry entry = entry(name);
        Map<String, EnvironmentRules.Target> targets = new LinkedHashMap<>();
        for (TargetEntry target : entry.getTargets()) {
            targets.put(
                    target.getName(),
                    new EnvironmentRules.Target(
                            target.getName(),
                            target.getRoute().isEmpty() ? target.getName() : target.getRoute(),
                            io.jenkins.plugins.releaseplan.schedule.DurationText.parse(target.getKeepBlue())));
        }
        RollbackPolicy policy = entry.getPolicy().isEmpty() ? RollbackPolicy.NONE : policy(entry.getPolicy());
        return new EnvironmentRules(
                name, targets, policy, entry.getWindow(), entry.getFreezes(), List.of(), List.of());
    }

    private EnvironmentEntry entry(String name) {
        return environments.stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no environment '" + name + "' is configured; there is: "
                        + String.join(", ", environmentNames(null))));
    }

    /** The names of the environments that admit a job; all for null. */
    public List<String> environmentNames(Item job) {
        return environments.stream().map(EnvironmentEntry::getName).toList();
    }

    /** @throws NoSuchElementException if there is none of this name; the message names those that exist */
    public Analysis analysis(String name) {
        return rules().analysis(name);
    }

    /** @throws NoSuchElementException if there is none of this name; the message names those that exist */
    public RollbackPolicy policy(String name) {
        return rules().policy(name);
    }

    /**
     * When releases to an environment may go on.
     *
     * @param window the window's name; empty for the environment's own, or for any time if it has none
     * @throws NoSuchElementException if there is no such window
     */
    public ReleaseCalendar calendar(EnvironmentRules environment, String window) {
        String chosen = window.isEmpty() ? environment.window() : window;
        Scenario all = rules();
        if (!chosen.isEmpty() && !all.windows().containsKey(chosen)) {
            throw new NoSuchElementException("no maintenance window '" + chosen + "'; there is: "
                    + String.join(", ", all.windows().keySet()));
        }
        return new ReleaseCalendar(
                chosen.isEmpty() ? null : all.windows().get(chosen),
                environment.freezes().stream().map(all.freezes()::get).toList());
    }

    private Scenario rules() {
        Scenario known = rules;
        if (known == null) {
            known = new Rules()
                    .add("analyses", analyses, AnalysisEntry::getName, AnalysisEntry::getDefinition)
                    .add("policies", policies, PolicyEntry::getName, PolicyEntry::getDefinition)
                    .add("windows", windows, WindowEntry::getName, WindowEntry::getDefinition)
                    .add("freezes", freezes, FreezeEntry::getName, FreezeEntry::getDefinition)
                    .read();
            rules = known;
        }
        return known;
    }

    /** The roles that a person holds now. */
    public Set<String> rolesOf(User person) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(person.getId());
        names.addAll(person.getAuthorities());
        Set<String> held = new TreeSet<>();
        for (RoleEntry role : roles) {
            if (role.getMembers().stream().anyMatch(names::contains)) {
                held.add(role.getName());
            }
        }
        return held;
    }

    /** Where the ledger is; in this file unless configured otherwise. */
    public LedgerLocation ledgerLocation(Path usual) {
        return LedgerLocation.file(usual);
    }

    /** The clouds of all environments, opened when they are needed first. */
    public Clouds clouds(HostTime time) {
        return name -> opened.computeIfAbsent(name, key -> {
            EnvironmentEntry entry = entry(key);
            return entry.getCloud().open(entry, time);
        });
    }

    public List<EnvironmentEntry> getEnvironments() {
        return environments;
    }

    @DataBoundSetter
    public void setEnvironments(List<EnvironmentEntry> environments) {
        this.environments = environments;
        changed();
    }

    public List<RoleEntry> getRoles() {
        return roles;
    }

    @DataBoundSetter
    public void setRoles(List<RoleEntry> roles) {
        this.roles = roles;
        changed();
    }

    public List<AnalysisEntry> getAnalyses() {
        return analyses;
    }

    @DataBoundSetter
    public void setAnalyses(List<AnalysisEntry> analyses) {
        this.analyses = analyses;
        changed();
    }

    public List<PolicyEntry> getPolicies() {
        return policies;
    }

    @DataBoundSetter
    public void setPolicies(List<PolicyEntry> policies) {
        this.policies = policies;
        changed();
    }

    public List<WindowEntry> getWindows() {
        return windows;
    }

    @DataBoundSetter
    public void setWindows(List<WindowEntry> windows) {
        this.windows = windows;
        changed();
    }

    public List<FreezeEntry> getFreezes() {
        return freezes;
    }

    @DataBoundSetter
    public void setFreezes(List<FreezeEntry> freezes) {
        this.freezes = freezes;
        changed();
    }

    private void changed() {
        rules = null;
        opened.clear();
        save();
    }
}
