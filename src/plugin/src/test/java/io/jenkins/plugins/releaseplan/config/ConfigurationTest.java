package io.jenkins.plugins.releaseplan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.User;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.host.Clouds;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.simulation.KeptCloud;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.yaml.snakeyaml.Yaml;

/** What administrators configure is what releases get, whichever way it came in; what is wrong is refused with words. */
public class ConfigurationTest extends ConfigurationTestBase {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private String whole() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("whole.yaml")) {
            String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return yaml.replace("FILE", new File(folder.getRoot(), "ledger.mv.db").getAbsolutePath());
        }
    }

    private static Object parsed(String yaml) {
        return new Yaml().load(yaml);
    }

    @SuppressWarnings("unchecked")
    private static Object section(String yaml) {
        return ((Map<String, Map<String, Object>>) parsed(yaml))
                .get("unclassified")
                .get("releasePlan");
    }

    @Test
    public void whatIsExportedAsCodeIsWhatWasImported() throws Exception {
        configure(whole());
        assertThat(parsed(exported())).isEqualTo(section(whole()));
    }

    @Test
    public void theDemoIsConfiguredWithoutAnError() throws Exception {
        Object demo = section(Files.readString(Path.of("src/demo/jenkins.yaml")));
        configureWith(new Yaml().dump(demo).indent(4).replaceFirst("^", "\n"));
        for (String environment : List.of("staging", "production")) {
            assertThat(configuration.environment(environment, null).targets()).containsKey("pms-backend");
        }
        assertThat(configuration.analysis("pms-slo").rules()).hasSize(2);
    }

    @Test
    public void theFormKeepsEverything() throws Exception {
        configure(whole());
        String before = exported();
        submit();
        assertThat(exported()).isEqualTo(before);
        configuration.reload();
        assertThat(exported()).as("what is on the disk").isEqualTo(before);
    }

    @Test
    public void anEmptyFormEmptiesTheLists() throws Exception {
        submit();
        assertThat(configuration.getEnvironments()).isEmpty();
        assertThat(configuration.redaction().masks()).hasSize(4);
    }

    private static void submit() throws Exception {
        try (JenkinsRule.WebClient browser = JENKINS.createWebClient()) {
            HtmlPage page = browser.goTo("manage/releasePlan");
            HtmlForm form = page.getFormByName("config");
            JENKINS.submit(form);
        }
    }

    @Test
    public void releasesGetWhatIsConfigured() throws Exception {
        configure(whole());
        EnvironmentRules production = configuration.environment("production", null);
        assertThat(production.targets()).containsOnlyKeys("web");
        assertThat(production.target("web"))
                .isEqualTo(new EnvironmentRules.Target("web", "front", Duration.ofHours(72)));
        assertThat(production.policy().name()).isEqualTo("patient-safety");
        assertThat(production.checks()).containsExactly("smoke", "healthz");
        assertThat(production.databases()).containsExactly("records");
        assertThat(configuration.analysis("pms-slo").interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(configuration.template("usual")).startsWith("# Plan");
        assertThat(configuration.calendar(production, "").window()).isNotNull();
        assertThat(configuration.calendar(production, "").freezes()).hasSize(1);
        assertThat(configuration.redaction().mask("PT-123456 a@b.example 555-234-5678"))
                .isEqualTo("[case] [e-mail] 555-234-5678");
    }

    @Test
    public void windowsAndFreezesKeepToTheirOwnZoneOrTheConfigurations() throws Exception {
        configure(whole());
        EnvironmentRules production = configuration.environment("production", null);
        Instant evening = Instant.parse("2026-03-03T01:30:00Z");
        assertThat(configuration.calendar(production, "").window().zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(configuration.calendar(production, "").window().isOpen(evening))
                .as("20:30 in New York")
                .isTrue();
        assertThat(configuration.calendar(production, "").freezes().get(0).zone())
                .isEqualTo(ZoneId.of("Europe/Berlin"));
        configuration.setZone("Asia/Tokyo");
        assertThat(configuration.calendar(production, "").window().isOpen(evening))
                .as("10:30 in Tokyo")
                .isFalse();
        configuration.setZone("");
        assertThat(configuration.getZone()).isNull();
        assertThat(configuration.calendar(production, "").window().zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    public void aSimulatedEnvironmentKnowsItsTargets() {
        simulated("production: { targets: { web: { route: front, keepBlue: 3h }, api: v7 } }");
        EnvironmentRules rules = configuration.environment("production", null);
        assertThat(rules.target("web")).isEqualTo(new EnvironmentRules.Target("web", "front", Duration.ofHours(3)));
        assertThat(rules.target("api").route()).isEqualTo("api");
        assertThat(rules.checks()).containsExactly("healthz", "smoke");
        assertThat(rules.policy()).isEqualTo(RollbackPolicy.NONE);
        assertThatThrownBy(() -> rules.target("wbe")).hasMessageContaining("web");
    }

    @Test
    public void whatIsNotThereIsNamedBesideWhatIs() throws Exception {
        configure(whole());
        assertThatThrownBy(() -> configuration.environment("prodution", null))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("did you mean 'production'");
        assertThatThrownBy(() -> configuration.analysis("x")).hasMessageContaining("pms-slo");
        assertThatThrownBy(() -> configuration.policy("x")).hasMessageContaining("patient-safety");
        assertThatThrownBy(() -> configuration.template("x")).hasMessageContaining("usual");
        assertThatThrownBy(() -> configuration.calendar(configuration.environment("production", null), "x"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("off-peak");
        assertThatThrownBy(() -> configuration.clouds(time()).of("abroad"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'abroad' is on AWS");
    }

    @Test
    public void aJobUsesOnlyEnvironmentsThatAdmitIt() throws Exception {
        configure(whole());
        Folder releases = JENKINS.createProject(Folder.class, "releases");
        FreeStyleProject inside = releases.createProject(FreeStyleProject.class, "nightly");
        Folder team = JENKINS.createProject(Folder.class, "team-a");
        FreeStyleProject deploy = team.createProject(FreeStyleProject.class, "deploy");
        FreeStyleProject build = team.createProject(FreeStyleProject.class, "build");
        assertThat(configuration.environmentNames(inside)).contains("production");
        assertThat(configuration.environment("production", deploy).name()).isEqualTo("production");
        assertThat(configuration.environmentNames(build)).containsExactly("staging", "abroad");
        assertThatThrownBy(() -> configuration.environment("production", build))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("'team-a/build'")
                .hasMessageNotContaining("releases");
        assertThatThrownBy(() -> configuration.environment("x", build)).hasMessageNotContaining("production");
    }

    @Test
    public void patternsOfJobsMeanWholeNames() {
        assertThat(JobPatterns.admit(List.of("a"), "a/b/c")).isTrue();
        assertThat(JobPatterns.admit(List.of("/a/"), "a/b")).isTrue();
        assertThat(JobPatterns.admit(List.of("a"), "ab")).isFalse();
        assertThat(JobPatterns.admit(List.of("a/*/c"), "a/b/c")).isTrue();
        assertThat(JobPatterns.admit(List.of("a/*/d"), "a/b/c/d")).isFalse();
        assertThat(JobPatterns.admit(List.of("**/d"), "a/b/c/d")).isTrue();
        assertThat(JobPatterns.admit(List.of("a.c", "a+c"), "abc")).isFalse();
    }

    @Test
    public void peopleHoldRolesByNameAndByGroup() {
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        configuration.setRoles(List.of(
                new RoleEntry("Release Manager", List.of("rita", "group:managers")),
                new RoleEntry("Operations", List.of("user:olga"))));
        assertThat(configuration.rolesOf(User.getById("Rita", true))).containsExactly("Release Manager");
        assertThat(configuration.rolesOf(User.getById("olga", true))).containsExactly("Operations");
        assertThat(configuration.rolesOf(User.getById("managers", true))).isEmpty();
        assertThat(new RoleEntry("r", List.of("group:managers")).isHeldBy("x", List.of("managers")))
                .isTrue();
        assertThat(new RoleEntry("r", List.of("user:managers")).isHeldBy("x", List.of("managers")))
                .isFalse();
    }

    @Test
    public void aFileOfAnEarlierOrLaterVersionIsRead() throws Exception {
        Path file = JENKINS.jenkins.getRootDir().toPath().resolve(configuration.getId() + ".xml");
        Files.writeString(file, """
                <?xml version='1.1' encoding='UTF-8'?>
                <io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration>
                  <somethingNew>1</somethingNew>
                  <environments>
                    <io.jenkins.plugins.releaseplan.config.EnvironmentEntry>
                      <name>old</name>
                      <cloud class="io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry">
                        <scenario>environments: { old: { targets: [web] } }</scenario>
                        <unknown>x</unknown>
                      </cloud>
                    </io.jenkins.plugins.releaseplan.config.EnvironmentEntry>
                  </environments>
                </io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration>
                """);
        configuration.reload();
        assertThat(configuration.environment("old", null).targets()).containsOnlyKeys("web");
        assertThat(configuration.getRoles()).isEmpty();
        assertThat(configuration.redaction().masks()).hasSize(4);
        assertThat(exported()).contains("name: \"old\"");
    }

    private HostTime time() {
        return new HostTime() {
            @Override
            public Instant now() {
                return Instant.parse("2026-11-20T12:00:00Z");
            }

            @Override
            public Wake at(Instant at, Runnable work) {
                throw new UnsupportedOperationException("nothing waits here");
            }
        };
    }

    @Test
    public void reconfigurationKeepsWhatTheSimulatedCloudIs() throws Exception {
        simulated("production: { targets: [web] }");
        Clouds clouds = configuration.clouds(time());
        Cloud first = clouds.of("production");
        first.fleet().launch("web", "b", "v2");
        first.router().shift("web", new TrafficSplit("a", "b", 20));

        configuration.setRoles(List.of(new RoleEntry("r", List.of())));
        simulated("production: { targets: [web] }");
        assertThat(clouds.of("production")).isSameAs(first);

        simulated("production: { targets: [web, api] }");
        Cloud second = clouds.of("production");
        assertThat(second).isInstanceOf(KeptCloud.class).isNotSameAs(first);
        assertThat(second.router().percentOf("web", "b")).isEqualTo(20);
        assertThatThrownBy(() -> first.fleet().inspect("web")).hasMessageContaining("configured anew");
    }
}
