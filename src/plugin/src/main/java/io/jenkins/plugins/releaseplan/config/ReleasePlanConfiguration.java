package io.jenkins.plugins.releaseplan.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.Permission;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
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
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import io.jenkins.plugins.releaseplan.security.AddressGuard;
import io.jenkins.plugins.releaseplan.security.Redaction;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;

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
    private volatile String zone;
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

    private ConfiguredRules rules() {
        return new ConfiguredRules(analyses, policies, windows, freezes, templates, TimeZones.of(Names.orEmpty(zone)));
    }

    private ConfiguredEnvironments environments() {
        return new ConfiguredEnvironments(environments);
    }

    /**
     * What steps need to know of an environment.
     *
     * @param name the environment
     * @param job the job that wants to release to it; null for a person who looks
     * @throws NoSuchElementException if there is none that admits the job; the message names those that do
     */
    public EnvironmentRules environment(String name, Item job) {
        return ConfiguredEnvironments.rules(environments().entry(name, job), rules());
    }

    /** The names of the environments that admit a job; all for null. */
    public List<String> environmentNames(Item job) {
        return environments().names(job);
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
     * The Markdown of a checklist.
     *
     * @throws NoSuchElementException if there is none of this name; the message names those that exist
     */
    public String template(String name) {
        return rules().template(name);
    }

    /**
     * When releases to an environment may go on.
     *
     * @param window the window's name; empty for the environment's own, or for any time if it has none
     * @throws NoSuchElementException if there is no such window, or no freeze that the environment names
     */
    public ReleaseCalendar calendar(EnvironmentRules environment, String window) {
        return rules().calendar(window.isEmpty() ? environment.window() : window, environment.freezes());
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
            EnvironmentEntry entry = environments().entry(name, null);
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
        List<EnvironmentEntry> given = Names.given("environments", environments, EnvironmentEntry::getName);
        given.forEach(EnvironmentEntry::check);
        this.environments = given;
        store();
    }

    public List<RoleEntry> getRoles() {
        return Collections.unmodifiableList(roles);
    }

    @DataBoundSetter
    public void setRoles(List<RoleEntry> roles) {
        this.roles = Names.given("roles", roles, RoleEntry::getName);
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
        List<TemplateEntry> given = Names.given("templates", templates, TemplateEntry::getName);
        given.forEach(TemplateEntry::check);
        this.templates = given;
        store();
    }

    /** The time zone of windows and freezes that name none; null for UTC. */
    @CheckForNull
    public String getZone() {
        return zone;
    }

    @DataBoundSetter
    public void setZone(String zone) {
        String given = Names.orEmpty(zone);
        TimeZones.of(given);
        this.zone = given.isEmpty() ? null : given;
        store();
    }

    /** The zones to choose from. */
    @RequirePOST
    public ListBoxModel doFillZoneItems(@QueryParameter String zone) {
        return TimeZones.choices(zone);
    }

    /** Says what time it is there. */
    @RequirePOST
    public FormValidation doCheckZone(@QueryParameter String value) {
        Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
        return TimeZones.check(value);
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

    private static <T extends RuleEntry<T>> List<T> rules(String what, List<T> entries) {
        List<T> given = Names.given(what, entries, RuleEntry::getName);
        given.forEach(rule -> rule.read(ZoneOffset.UTC));
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
            environments.forEach(rules()::checkNamesIn);
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
        zone = null;
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
}
