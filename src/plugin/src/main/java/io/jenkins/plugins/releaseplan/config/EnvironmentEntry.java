package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.checks.HttpCheck;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.security.AddressGuard;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A named place to release to. */
public final class EnvironmentEntry extends AbstractDescribableImpl<EnvironmentEntry> {

    private final String name;
    private final CloudEntry cloud;
    private List<TargetEntry> targets = new ArrayList<>();
    private List<CheckEntry> checks = new ArrayList<>();
    private List<String> jobs = new ArrayList<>();
    private List<String> baseUrls = new ArrayList<>();
    private List<String> freezes = new ArrayList<>();
    private String policy = "";
    private String window = "";

    /**
     * @param name its name
     * @param cloud where it is
     */
    @DataBoundConstructor
    public EnvironmentEntry(String name, CloudEntry cloud) {
        this.name = Names.orEmpty(name);
        this.cloud = cloud;
    }

    public String getName() {
        return Names.orEmpty(name);
    }

    public CloudEntry getCloud() {
        return cloud;
    }

    /** What is deployed to; empty for all that the cloud knows by itself. */
    public List<TargetEntry> getTargets() {
        return targets == null ? List.of() : Collections.unmodifiableList(targets);
    }

    @DataBoundSetter
    public void setTargets(List<TargetEntry> targets) {
        this.targets = targets == null ? new ArrayList<>() : new ArrayList<>(targets);
    }

    /** Checks over HTTP, which take the place of the cloud's own of the same name. */
    public List<CheckEntry> getChecks() {
        return checks == null ? List.of() : Collections.unmodifiableList(checks);
    }

    @DataBoundSetter
    public void setChecks(List<CheckEntry> checks) {
        this.checks = checks == null ? new ArrayList<>() : new ArrayList<>(checks);
    }

    /** The jobs that may release here: full names, folders, and patterns with {@code *}; empty for all. */
    public List<String> getJobs() {
        return jobs == null ? List.of() : Collections.unmodifiableList(jobs);
    }

    @DataBoundSetter
    public void setJobs(List<String> jobs) {
        this.jobs = new ArrayList<>(Names.clean(jobs));
    }

    /** The addresses below which checks may call. */
    public List<String> getBaseUrls() {
        return baseUrls == null ? List.of() : Collections.unmodifiableList(baseUrls);
    }

    @DataBoundSetter
    public void setBaseUrls(List<String> baseUrls) {
        this.baseUrls = new ArrayList<>(Names.clean(baseUrls));
    }

    /** The rollback policy of deployments that name none; empty for none. */
    public String getPolicy() {
        return Names.orEmpty(policy);
    }

    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = Names.orEmpty(policy);
    }

    /** The maintenance window of gates that name none; empty for none. */
    public String getWindow() {
        return Names.orEmpty(window);
    }

    @DataBoundSetter
    public void setWindow(String window) {
        this.window = Names.orEmpty(window);
    }

    /** The names of the freeze periods that hold here. */
    public List<String> getFreezes() {
        return freezes == null ? List.of() : Collections.unmodifiableList(freezes);
    }

    @DataBoundSetter
    public void setFreezes(List<String> freezes) {
        this.freezes = new ArrayList<>(Names.clean(freezes));
    }

    /** Whether a job may release here. */
    boolean admits(String job) {
        return JobPatterns.admit(getJobs(), job);
    }

    /** The checks over HTTP by name. */
    Map<String, HttpCheck> httpChecks() {
        Map<String, HttpCheck> all = new LinkedHashMap<>();
        getChecks().forEach(entry -> all.put(entry.getName(), entry.check()));
        return all;
    }

    /**
     * Looks whether it can be used.
     *
     * @throws IllegalArgumentException if it cannot; the message says what to change
     */
    void check() {
        try {
            if (cloud == null) {
                throw new IllegalArgumentException("has no cloud; say whether it is simulated or on AWS");
            }
            cloud.check(getName());
            Names.check("targets", getTargets(), TargetEntry::getName);
            getTargets().forEach(TargetEntry::rules);
            Names.check("checks", getChecks(), CheckEntry::getName);
            AddressGuard guard = new AddressGuard(getBaseUrls());
            httpChecks().values().forEach(check -> guard.mayCall(check.address(guard.bases())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("environment '" + getName() + "': " + e.getMessage(), e);
        }
    }

    /** Its form. */
    @Extension
    @Symbol("releaseEnvironment")
    public static final class DescriptorImpl extends Descriptor<EnvironmentEntry> {

        @Override
        public String getDisplayName() {
            return "Environment";
        }

        /** The lines of a text area. */
        public String lines(List<String> texts) {
            return texts == null ? "" : String.join("\n", texts);
        }

        /** Checks the name. */
        @RequirePOST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return Names.check("environment", value);
        }

        /** Checks the base URLs. */
        @RequirePOST
        public FormValidation doCheckBaseUrls(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            List<String> faults = AddressGuard.faults(FormLines.of(value));
            return faults.isEmpty() ? FormValidation.ok() : FormValidation.error(String.join("\n", faults));
        }

        /** Says which lines no job of now matches. */
        @RequirePOST
        public FormValidation doCheckJobs(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            List<String> patterns = FormLines.of(value);
            if (patterns.isEmpty()) {
                return FormValidation.ok("Every job may release here.");
            }
            List<String> jobs = Jenkins.get().getAllItems(Job.class).stream()
                    .map(Item::getFullName)
                    .toList();
            List<String> idle = patterns.stream()
                    .filter(pattern -> jobs.stream().noneMatch(job -> JobPatterns.admit(List.of(pattern), job)))
                    .toList();
            return idle.isEmpty()
                    ? FormValidation.ok()
                    : FormValidation.warning("No job that you can see matches: " + String.join(", ", idle));
        }

        /** The policies that are saved. */
        @RequirePOST
        public ComboBoxModel doFillPolicyItems() {
            return model(ReleasePlanConfiguration.get().getPolicies());
        }

        /** The windows that are saved. */
        @RequirePOST
        public ComboBoxModel doFillWindowItems() {
            return model(ReleasePlanConfiguration.get().getWindows());
        }

        private static ComboBoxModel model(List<? extends RuleEntry<?>> entries) {
            ComboBoxModel items = new ComboBoxModel();
            if (Jenkins.get().hasPermission(ReleasePermissions.CONFIGURE)) {
                entries.forEach(entry -> items.add(entry.getName()));
            }
            return items;
        }

        /** Checks the name of the policy. */
        @RequirePOST
        public FormValidation doCheckPolicy(@QueryParameter String value) {
            return known(
                    "rollback policy", value, ReleasePlanConfiguration.get().getPolicies());
        }

        /** Checks the name of the window. */
        @RequirePOST
        public FormValidation doCheckWindow(@QueryParameter String value) {
            return known(
                    "maintenance window", value, ReleasePlanConfiguration.get().getWindows());
        }

        /** Checks the names of the freezes. */
        @RequirePOST
        public FormValidation doCheckFreezes(@QueryParameter String value) {
            for (String name : FormLines.of(value)) {
                FormValidation one =
                        known("freeze", name, ReleasePlanConfiguration.get().getFreezes());
                if (one.kind != FormValidation.Kind.OK) {
                    return one;
                }
            }
            return FormValidation.ok();
        }

        private static FormValidation known(String what, String value, List<? extends RuleEntry<?>> entries) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            String name = Names.orEmpty(value);
            List<String> names = entries.stream().map(RuleEntry::getName).toList();
            return name.isEmpty() || names.contains(name)
                    ? FormValidation.ok()
                    : FormValidation.warning(
                            "No " + what + " '" + name + "' is saved yet" + NearestName.hintOrAll(name, names) + ".");
        }
    }
}
