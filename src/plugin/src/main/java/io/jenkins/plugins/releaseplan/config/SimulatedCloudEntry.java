package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import io.jenkins.plugins.releaseplan.simulation.KeptCloud;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A cloud that is simulated, to try releases out. Its state outlives restarts. */
public final class SimulatedCloudEntry extends CloudEntry {

    private final String scenario;
    private boolean keepStart;
    private transient volatile Scenario read;

    /** @param scenario a rehearsal's scenario, in YAML, that has the environment */
    @DataBoundConstructor
    public SimulatedCloudEntry(String scenario) {
        this.scenario = Names.lines(scenario);
    }

    public String getScenario() {
        return Names.lines(scenario);
    }

    /** Whether the scenario's times are taken as they are; else it starts when the environment is used first. */
    public boolean isKeepStart() {
        return keepStart;
    }

    @DataBoundSetter
    public void setKeepStart(boolean keepStart) {
        this.keepStart = keepStart;
    }

    @Override
    public Cloud open(EnvironmentEntry environment, HostTime time) {
        return KeptCloud.open(
                log(environment.getName()), environment.getName(), usable(environment.getName()), keepStart, time::now);
    }

    /** A file of its own for each environment, whatever characters its name has. */
    private static Path log(String environment) {
        StringBuilder name = new StringBuilder();
        environment
                .codePoints()
                .forEach(one -> name.append(
                        one < 128 && Character.isLetterOrDigit(one) || one == '-' || one == '_'
                                ? Character.toString(one)
                                : String.format("%%%x.", one)));
        return Jenkins.get()
                .getRootDir()
                .toPath()
                .resolve("release-plan/simulated")
                .resolve(name + ".log");
    }

    private Scenario usable(String environment) {
        try {
            check(environment);
            return read(environment);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Scenario read(String environment) {
        Scenario known = read;
        if (known == null) {
            try {
                known = Scenario.read("scenario of environment " + environment, getScenario());
            } catch (ScenarioErrors e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
            read = known;
        }
        return known;
    }

    @Override
    public void check(String environment) {
        try {
            read(environment).environment(environment);
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + " (its scenario needs an environment of the same name)", e);
        }
    }

    @Override
    public Offer offer(String environment) {
        Environment simulated = usable(environment).environment(environment);
        Map<String, EnvironmentRules.Target> targets = new LinkedHashMap<>();
        simulated
                .targets()
                .forEach((name, target) ->
                        targets.put(name, new EnvironmentRules.Target(name, target.route(), target.keepBlue())));
        return new Offer(
                targets,
                List.copyOf(simulated.checks().keySet()),
                List.copyOf(simulated.databases().keySet()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedCloudEntry that
                && that.getScenario().equals(getScenario())
                && that.keepStart == keepStart;
    }

    @Override
    public int hashCode() {
        return Objects.hash(getScenario(), keepStart);
    }

    /** Its form. */
    @Extension
    @Symbol("simulated")
    public static final class DescriptorImpl extends Descriptor<CloudEntry> {

        @Override
        public String getDisplayName() {
            return "Simulated";
        }

        /** Says what the reader of scenarios says. */
        @RequirePOST
        public FormValidation doCheckScenario(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            try {
                Scenario read = Scenario.read("scenario", Names.lines(value));
                return read.environments().isEmpty()
                        ? FormValidation.error(
                                "The scenario has no environment; it needs one with the name of this one.")
                        : FormValidation.ok(
                                "Has " + String.join(", ", read.environments().keySet()) + ".");
            } catch (ScenarioErrors e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
