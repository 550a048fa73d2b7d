package io.jenkins.plugins.releaseplan.steps;

import hudson.slaves.EnvironmentVariablesNodeProperty;
import io.jenkins.plugins.releaseplan.config.AnalysisEntry;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.FreezeEntry;
import io.jenkins.plugins.releaseplan.config.PolicyEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import io.jenkins.plugins.releaseplan.config.TemplateEntry;
import io.jenkins.plugins.releaseplan.config.WindowEntry;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import jenkins.model.Jenkins;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A scenario of a rehearsal as an administrator configures it in Jenkins. */
final class ConfiguredScenario {

    private ConfiguredScenario() {}

    /** The scenario with calls and checks that take no time: how long they take is the cloud's affair, not the steps'. */
    static String immediate(String yaml) {
        Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        all.put("cloudLatency", "0s");
        for (Object environment : ((Map<?, ?>) all.get("environments")).values()) {
            if (((Map<?, ?>) environment).get("checks") instanceof Map<?, ?> checks) {
                checks.replaceAll((name, check) -> quick(check));
            }
        }
        return new Yaml().dump(all);
    }

    @SuppressWarnings("unchecked")
    private static <T> T quick(Object check) {
        Map<Object, Object> quick = new LinkedHashMap<>();
        if (check instanceof Map<?, ?> written) {
            quick.putAll(written);
        }
        quick.put("takes", "0s");
        return (T) quick;
    }

    /** The scenario's rules, as an administrator configures them. */
    static void configure(Jenkins jenkins, Scenario scenario, String yaml) throws IOException {
        Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        configuration.setAnalyses(entries(all, "analyses", AnalysisEntry::new));
        configuration.setPolicies(entries(all, "policies", PolicyEntry::new));
        configuration.setWindows(entries(all, "windows", WindowEntry::new));
        configuration.setFreezes(entries(all, "freezes", FreezeEntry::new));
        configuration.setTemplates(scenario.templates().entrySet().stream()
                .map(template -> new TemplateEntry(template.getKey(), template.getValue()))
                .toList());
        configuration.setZone(scenario.zone().getId());
        List<EnvironmentEntry> environments = new ArrayList<>();
        for (Environment known : scenario.environments().values()) {
            Map<?, ?> written = (Map<?, ?>) ((Map<?, ?>) all.get("environments")).get(known.name());
            environments.add(environment(known, written, yaml));
        }
        configuration.setEnvironments(environments);
        EnvironmentVariablesNodeProperty variables = new EnvironmentVariablesNodeProperty();
        variables.getEnvVars().put("GIT_COMMIT", scenario.pipeline().commit());
        jenkins.getGlobalNodeProperties().add(variables);
        jenkins.setLabelString("deploy");
    }

    private static <T> List<T> entries(Map<String, Object> all, String key, BiFunction<String, String, T> entry) {
        if (!(all.get(key) instanceof Map<?, ?> named)) {
            return List.of();
        }
        return named.entrySet().stream()
                .map(one -> entry.apply((String) one.getKey(), new Yaml().dump(one.getValue())))
                .toList();
    }

    private static EnvironmentEntry environment(Environment known, Map<?, ?> written, String yaml) {
        SimulatedCloudEntry cloud = new SimulatedCloudEntry(yaml);
        // What the traffic does at which hour is the same, though the cloud is first asked for something much
        // later.
        cloud.setKeepStart(true);
        EnvironmentEntry entry = new EnvironmentEntry(known.name(), cloud);
        List<TargetEntry> targets = new ArrayList<>();
        for (Environment.Target target : known.targets().values()) {
            TargetEntry one = new TargetEntry(target.name());
            one.setRoute(target.route());
            one.setKeepBlue(target.keepBlue().toString());
            targets.add(one);
        }
        entry.setTargets(targets);
        entry.setWindow(known.window());
        entry.setFreezes(new ArrayList<>(known.freezes()));
        if (written.get("policy") instanceof String policy) {
            entry.setPolicy(policy);
        }
        return entry;
    }
}
