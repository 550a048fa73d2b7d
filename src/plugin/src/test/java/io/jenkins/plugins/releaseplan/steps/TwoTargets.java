package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.config.AnalysisEntry;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import java.util.List;
import java.util.stream.Stream;

/** Two environments, each with a backend and a frontend. */
final class TwoTargets {

    private TwoTargets() {}

    /** @param more of the scenario, such as faults */
    static void open(String more) {
        String scenario = """
                start: 2026-03-02T08:00
                environments:
                  staging: &place
                    databases: [records]
                    targets:
                      backend: { version: %1$s, capacity: 2, startUp: 2m }
                      frontend: { version: %1$s, capacity: 2, startUp: 3m }
                  production: *place
                analyses:
                  slo: { interval: 1m, errorRate: '>5%%' }
                """.formatted(Clinic.OLD) + more;
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        configuration.setAnalyses(List.of(new AnalysisEntry("slo", "interval: 1m\nerrorRate: '>5%'\n")));
        configuration.setEnvironments(List.of(environment("staging", scenario), environment("production", scenario)));
    }

    private static EnvironmentEntry environment(String name, String scenario) {
        EnvironmentEntry environment = new EnvironmentEntry(name, new SimulatedCloudEntry(scenario));
        environment.setTargets(
                Stream.of("backend", "frontend").map(TwoTargets::target).toList());
        return environment;
    }

    private static TargetEntry target(String name) {
        TargetEntry target = new TargetEntry(name);
        target.setKeepBlue("2h");
        return target;
    }
}
