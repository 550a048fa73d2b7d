package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** All environments of a scenario in one rehearsal. */
public final class SimulatedWorld {

    private final Scenario scenario;
    private final Map<String, SimulatedCloud> clouds = new LinkedHashMap<>();

    /**
     * @param scenario what is simulated
     * @param seed the seed of everything that is drawn, in place of the scenario's own
     * @param clock virtual now, which must not go back
     */
    public SimulatedWorld(Scenario scenario, long seed, InstantSource clock) {
        this.scenario = scenario;
        scenario.environments()
                .forEach((name, environment) ->
                        clouds.put(name, new SimulatedCloud(environment, scenario, seed, clock)));
    }

    /**
     * The cloud of an environment.
     *
     * @throws NoSuchElementException if the scenario defines no such environment; the message names those that exist
     */
    public SimulatedCloud cloud(String environment) {
        return clouds.get(scenario.environment(environment).name());
    }

    /** All clouds by the name of their environment, in the scenario's order. */
    public Map<String, SimulatedCloud> clouds() {
        return Collections.unmodifiableMap(clouds);
    }
}
