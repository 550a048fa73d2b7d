package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.config.CloudEntry;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedWorld;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;

/** A cloud that outlives the Jenkins of a test, as real ones do. There is one at a time. */
public final class LastingCloud extends CloudEntry {

    private static SimulatedWorld world;

    static void create(String scenario) {
        try {
            Scenario read = Scenario.read("scenario", scenario);
            world = new SimulatedWorld(read, read.seed(), VirtualHostTime::time);
        } catch (ScenarioErrors e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Cloud open(EnvironmentEntry environment, HostTime time) {
        return world.cloud(environment.getName());
    }

    @Override
    public void check(String environment) {
        world.cloud(environment);
    }
}
