package io.jenkins.plugins.releaseplan.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.checks.CheckedCloud;
import io.jenkins.plugins.releaseplan.checks.HttpCheck;
import io.jenkins.plugins.releaseplan.checks.HttpProbe;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.host.Clouds;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.ledger.RetentionPolicy;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.schedule.Freeze;
import io.jenkins.plugins.releaseplan.schedule.MaintenanceWindow;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import io.jenkins.plugins.releaseplan.security.AddressGuard;
import io.jenkins.plugins.releaseplan.security.Redaction;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The configuration of Release Plan. A setter refuses what is wrong by itself with an {@link IllegalArgumentException} that says
 * what to change; {@link #save} also refuses names that nothing bears, and takes back what was not saved.
 */
@Extension
@Symbol("releasePlan")
public class ReleasePlanConfiguration extends GlobalConfiguration {

    private volatile List<EnvironmentEntry> environments = new ArrayList<>();
    private volatile List<RoleEntry> roles = new ArrayList<>();
    private volatile List<AnalysisEntry> analyses = new ArrayList<>();
    private volatile List<PolicyEntry> policies = new ArrayList<>();
    private volatile List<WindowEntry> windows = new ArrayList<>();
    private volatile List<FreezeEntry> freezes = new ArrayList<>();
    private volatile List<TemplateEntry> templates = new ArrayList<>();
    private volatile LedgerEntry ledger;
    private volatile RetentionEntry retention;
    private volatile RedactionEntry redaction;

    private transient volatile LedgerEntry ledgerInUse;
    private transient volatile Redaction masks;
    private final transient OpenedClouds opened = new OpenedClouds();

    public ReleasePlanConfiguration() {
        load();
    }

    /** The configuration of the running Jenkins. */
    @NonNull
    public static ReleasePlanConfiguration get() {
        return ExtensionList.lookupSingleton(ReleasePlanConfiguration.class);
    }

    /** Its name in lists of configurations. */
    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ReleasePlanConfiguration_DisplayName();
    }

    /** Takes nothing from the page of Jenkins' own configuration, which only leads to the page of Release Plan. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) {
        return true;
    }

    /** Who may change it. */
    @NonNull
    @Override
    public Permission getRequiredGlobalConfigPagePermission() {
        return ReleasePermissions.CONFIGURE;
    }

    /**
     * What steps need to know of an environment.
     *
     * @param name the environment
     * @param job the job that wants to release to it; null for a person who looks
     * @throws NoSuchElementException if there is none that admits the job; the message names those that do
     */
    public EnvironmentRules environment(String name, Item job) {
        EnvironmentEntry entry = entry(name, job);
        CloudEntry.Offer offer = entry.getCloud().offer(name);
        Map<String, EnvironmentRules.Target> targets = new LinkedHashMap<>(offer.targets());
        if (!entry.getTargets().isEmpty()) {
            targets.clear();
            entry.getTargets().forEach(target -> targets.put(target.getName(), target.rules()));
        }
        Set<String> checks = new LinkedHashSet<>(entry.httpChecks().keySet());
        checks.addAll(offer.checks());
        return new EnvironmentRules(
                name,
                targets,
                entry.getPolicy().isEmpty() ? RollbackPolicy.NONE : policy(entry.getPolicy()),
                entry.getWindow(),
                entry.getFreezes(),
                List.copyOf(checks),
                offer.databases());
    }

    private EnvironmentEntry entry(String name, Item job) {
        List<String> admitting = environmentNames(job);
        if (!admitting.contains(name)) {
            String all = admitting.isEmpty()
                    ? "; there is none" + (job == null ? " yet" : " that admits it")
                    : NearestName.hintOrAll(name, admitting);
            throw new NoSuchElementException("no environment '" + name + "' is configured"
                    + (job == null ? "" : " for job '" + job.getFullName() + "'") + all);
        }
        return environments.stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("environment '" + name + "' was removed just now"));
    }

    /** The names of the environments that admit a job; all for null. */
    public List<String> environmentNames(Item job) {
        return environments.stream()
                .filter(one -> job == null || one.admits(job.getFullName()))
                .map(EnvironmentEntry::getName)
                .toList();
    }

    /** @throws NoSuchElementException if there is none of this name; the message names those that exist */
    public Analysis analysis(String name) {
        return named("analysis", analyses, AnalysisEntry::getName, name).read().analysis(name);
    }

    /** @throws NoSuchElementException if there is none of this name; the message names those that exist */
    public RollbackPolicy policy(String name) {
        return named("rollback policy", policies, PolicyEntry::getName, name)
                .read()
                .policy(name);
    }

    /**
     * The Markdown of a checklist.
     *
     * @throws NoSuchElementException if there is none of this name; the message names those that exist
     */
    public String template(String name) {
        return named("checklist template", templates, TemplateEntry::getName, name)
                .getText();
    }

    private MaintenanceWindow window(String name) {
        return named("maintenance window", windows, WindowEntry::getName, name)
                .read()
                .windows()
                .get(name);
    }

    private Freeze freeze(String name) {
        return named("freeze", freezes, FreezeEntry::getName, name)
                .read()
                .freezes()
                .get(name);
    }

    /**
     * When releases to an environment may go on.
     *
     * @param window the window's name; empty for the environment's own, or for any time if it has none
     * @throws NoSuchElementException if there is no such window, or no freeze that the environment names
     */
    public ReleaseCalendar calendar(EnvironmentRules environment, String window) {
        String chosen = window.isEmpty() ? environment.window() : window;
        return new ReleaseCalendar(
                chosen.isEmpty() ? null : window(chosen),
                environment.freezes().stream().map(this::freeze).toList());
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

    /** The roles that a person holds now. */
    public Set<String> rolesOf(User person) {
        List<String> groups = person.getAuthorities();
        Set<String> held = new TreeSet<>();
        for (RoleEntry role : roles) {
            if (role.isHeldBy(person.getId(), groups)) {
                held.add(role.getName());
            }
        }
        return held;
    }

    /** What is masked in texts that people give, before they are stored. */
    public Redaction redaction() {
        Redaction known = masks;
        if (known == null) {
            known = getRedaction().redaction();
            masks = known;
        }
        return known;
    }

    /**
     * Where the ledger is; in this file unless configured otherwise.
     *
     * @throws io.jenkins.plugins.releaseplan.ledger.LedgerException if it cannot be anywhere; the message says why
     */
    public LedgerLocation ledgerLocation(Path usual) {
        LedgerEntry entry = ledgerEntry();
        ledgerInUse = entry;
        return entry.location(usual);
    }

    /** The file of a ledger whose file nobody names. */
    static Path usualLedger() {
        return Jenkins.get().getRootDir().toPath().resolve("release-plan").resolve("releases");
    }

    /** The ledger's entry, never null. */
    LedgerEntry ledgerEntry() {
        LedgerEntry entry = ledger;
        return entry == null ? new H2LedgerEntry() : entry;
    }

    /** The clouds of all environments, opened when they are needed first. */
    public Clouds clouds(HostTime time) {
        return name -> {
            EnvironmentEntry entry = entry(name, null);
            Cloud cloud = opened.of(entry, time);
            Map<String, HttpCheck> checks = entry.httpChecks();
            return checks.isEmpty()
                    ? cloud
                    : new CheckedCloud(cloud, checks, new HttpProbe(new AddressGuard(entry.getBaseUrls())));
        };
    }

    public List<EnvironmentEntry> getEnvironments() {
        return Collections.unmodifiableList(environments);
    }

    @DataBoundSetter
    public void setEnvironments(List<EnvironmentEntry> environments) {
        List<EnvironmentEntry> given = given("environments", environments, EnvironmentEntry::getName);
        given.forEach(EnvironmentEntry::check);
        this.environments = given;
        store();
    }

    public List<RoleEntry> getRoles() {
        return Collections.unmodifiableList(roles);
    }

    @DataBoundSetter
    public void setRoles(List<RoleEntry> roles) {
        this.roles = given("roles", roles, RoleEntry::getName);
        store();
    }

    public List<AnalysisEntry> getAnalyses() {
        return Collections.unmodifiableList(analyses);
    }

    @DataBoundSetter
    public void setAnalyses(List<AnalysisEntry> analyses) {
        this.analyses = rules("analyses", analyses);
        store();
    }

    public List<PolicyEntry> getPolicies() {
        return Collections.unmodifiableList(policies);
    }

    @DataBoundSetter
    public void setPolicies(List<PolicyEntry> policies) {
        this.policies = rules("rollback policies", policies);
        store();
    }

    public List<WindowEntry> getWindows() {
        return Collections.unmodifiableList(windows);
    }

    @DataBoundSetter
    public void setWindows(List<WindowEntry> windows) {
        this.windows = rules("maintenance windows", windows);
        store();
    }

    public List<FreezeEntry> getFreezes() {
        return Collections.unmodifiableList(freezes);
    }

    @DataBoundSetter
    public void setFreezes(List<FreezeEntry> freezes) {
        this.freezes = rules("freezes", freezes);
        store();
    }

    public List<TemplateEntry> getTemplates() {
        return Collections.unmodifiableList(templates);
    }

    @DataBoundSetter
    public void setTemplates(List<TemplateEntry> templates) {
        this.templates = given("templates", templates, TemplateEntry::getName);
        store();
    }

    /** Where the ledger is; null for its usual file. */
    public LedgerEntry getLedger() {
        return ledger;
    }

    /** For administrators alone: Jenkins writes where a ledger is, and sends its password there. */
    @DataBoundSetter
    public void setLedger(LedgerEntry ledger) {
        if (ledger != null) {
            ledger.check();
        }
        if (!ledgerEntry().equals(ledger == null ? new H2LedgerEntry() : ledger)) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
        this.ledger = ledger;
        store();
    }

    /** When old releases go; null if they stay for good. */
    public RetentionEntry getRetention() {
        return retention;
    }

    /** For administrators alone: what went does not come back. */
    @DataBoundSetter
    public void setRetention(RetentionEntry retention) {
        if (retention != null) {
            retention.policy();
        }
        if (!policyOf(this.retention).equals(policyOf(retention))) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
        this.retention = retention;
        store();
    }

    private static Optional<RetentionPolicy> policyOf(RetentionEntry entry) {
        return Optional.ofNullable(entry).map(RetentionEntry::policy);
    }

    /** What is masked; everything that the plugin knows of if nobody said otherwise. */
    @NonNull
    public RedactionEntry getRedaction() {
        RedactionEntry entry = redaction;
        return entry == null ? new RedactionEntry() : entry;
    }

    @DataBoundSetter
    public void setRedaction(RedactionEntry redaction) {
        Redaction usable = redaction == null ? null : redaction.redaction();
        this.redaction = redaction;
        masks = usable;
        store();
    }

    private static <T> List<T> given(String what, List<T> entries, Function<T, String> name) {
        List<T> given = entries == null ? new ArrayList<>() : new ArrayList<>(entries);
        Names.check(what, given, name);
        return given;
    }

    private static <T extends RuleEntry<T>> List<T> rules(String what, List<T> entries) {
        List<T> given = given(what, entries, RuleEntry::getName);
        given.forEach(RuleEntry::read);
        return given;
    }

    /**
     * Saves all, unless a name is used that nothing bears.
     *
     * @throws IllegalArgumentException if so; what was changed since the last save is taken back
     */
    @Override
    public void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        try {
            checkReferences();
        } catch (IllegalArgumentException e) {
            reload();
            throw e;
        }
        store();
    }

    /** Forgets what is not saved. */
    void reload() {
        environments = new ArrayList<>();
        roles = new ArrayList<>();
        analyses = new ArrayList<>();
        policies = new ArrayList<>();
        windows = new ArrayList<>();
        freezes = new ArrayList<>();
        templates = new ArrayList<>();
        ledger = null;
        retention = null;
        redaction = null;
        masks = null;
        load();
    }

    /** Saves, and lets go of what is not used any more. A setter alone does not look at what refers to it. */
    private void store() {
        if (BulkChange.contains(this)) {
            return;
        }
        super.save();
        opened.keep(name -> environments.stream()
                .filter(one -> one.getName().equals(name))
                .map(EnvironmentEntry::getCloud)
                .findFirst()
                .orElse(null));
        LedgerEntry used = ledgerInUse;
        if (used != null && !used.equals(ledgerEntry())) {
            ReleaseService.get().stop();
            ReleaseService.get().host();
        }
    }

    private void checkReferences() {
        for (EnvironmentEntry environment : environments) {
            known(environment, "rollback policy", List.of(environment.getPolicy()), policies);
            known(environment, "maintenance window", List.of(environment.getWindow()), windows);
            known(environment, "freeze", environment.getFreezes(), freezes);
        }
    }

    private static void known(
            EnvironmentEntry user, String what, Collection<String> used, List<? extends RuleEntry<?>> rules) {
        List<String> names = rules.stream().map(RuleEntry::getName).toList();
        for (String name : used) {
            if (!name.isEmpty() && !names.contains(name)) {
                throw new IllegalArgumentException("environment '" + user.getName() + "': no " + what + " '" + name
                        + "' is configured" + NearestName.hintOrAll(name, names));
            }
        }
    }
}
