package io.jenkins.plugins.releaseplan.rehearsal;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Jenkinsfile;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellOutcome;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What is rehearsed. The same plan may be rehearsed many times, at once too, if {@code shell} allows it.
 *
 * @param jenkinsfile the pipeline
 * @param scenario the world around it
 * @param workspace the directory whose files the Jenkinsfile may read
 * @param parameters the build's parameters, which win over the scenario's
 * @param shell answers the commands for which the scenario has no answer
 */
public record RehearsalPlan(
        Jenkinsfile jenkinsfile,
        Scenario scenario,
        Path workspace,
        Map<String, Object> parameters,
        Function<ShellCall, ShellOutcome> shell) {

    public RehearsalPlan {
        Objects.requireNonNull(jenkinsfile, "jenkinsfile");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(shell, "shell");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
