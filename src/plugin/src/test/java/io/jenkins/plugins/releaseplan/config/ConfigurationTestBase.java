package io.jenkins.plugins.releaseplan.config;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.yaml.YamlSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins whose configuration is empty before each test. */
public abstract class ConfigurationTestBase {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    ReleasePlanConfiguration configuration;

    @Before
    public void begin() throws Exception {
        configuration = ReleasePlanConfiguration.get();
        configureWith(
                "{environments: [], roles: [], analyses: [], policies: [], windows: [], freezes: [], templates: []}");
        configuration.setZone(null);
        configuration.setLedger(null);
        configuration.setRetention(null);
        configuration.setRedaction(null);
    }

    static void configure(String yaml) {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    static void configureWith(String releasePlan) {
        configure("unclassified:\n  releasePlan: " + releasePlan + "\n");
    }

    static String exported() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        return Util.toYamlString(Util.getUnclassifiedRoot(context).get("releasePlan"));
    }

    void simulated(String environments) {
        configuration.setEnvironments(List.of(
                new EnvironmentEntry("production", new SimulatedCloudEntry("environments: { " + environments + " }"))));
    }
}
