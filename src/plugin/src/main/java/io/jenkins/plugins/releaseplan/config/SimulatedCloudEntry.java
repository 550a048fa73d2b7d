package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedWorld;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A cloud that is simulated, to try releases out. */
public final class SimulatedCloudEntry extends CloudEntry {

    private final String scenario;

    /** @param scenario a rehearsal's scenario, in YAML, that has the environment */
    @DataBoundConstructor
    public SimulatedCloudEntry(String scenario) {
        this.scenario = scenario;
    }

    public String getScenario() {
        return scenario;
    }

    @Override
    public Cloud open(EnvironmentEntry environment, HostTime time) {
        try {
            Scenario read = Scenario.read("scenario of environment " + environment.getName(), scenario);
            return new SimulatedWorld(read, read.seed(), time::now).cloud(environment.getName());
        } catch (ScenarioErrors e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Extension
    @Symbol("simulated")
    public static final class DescriptorImpl extends Descriptor<CloudEntry> {}
}
