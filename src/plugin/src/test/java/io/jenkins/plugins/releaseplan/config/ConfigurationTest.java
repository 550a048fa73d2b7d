package io.jenkins.plugins.releaseplan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.User;
import hudson.util.FormValidation;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.host.Clouds;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.simulation.KeptCloud;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.yaml.snakeyaml.Yaml;

/** What administrators configure is what releases get, whichever way it came in; what is wrong is refused with words. */
public class ConfigurationTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private ReleasePlanConfiguration configuration;

    @Before
    public void begin() throws Exception {
        configuration = ReleasePlanConfiguration.get();
        configureWith(
                "{environments: [], roles: [], analyses: [], policies: [], windows: [], freezes: [], templates: []}");
        configuration.setLedger(null);
        configuration.setRetention(null);
        configuration.setRedaction(null);
    }

    private String whole() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("whole.yaml")) {
            String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return yaml.replace("FILE", new File(folder.getRoot(), "ledger.mv.db").getAbsolutePath());
        }
    }

    private static void configure(String yaml) {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static void configureWith(String releasePlan) {
        configure("unclassified:\n  releasePlan: " + releasePlan + "\n");
    }

    private static String exported() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        return Util.toYamlString(Util.getUnclassifiedRoot(context).get("releasePlan"));
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
    public void aSimulatedEnvironmentKnowsItsTargets() {
        simulated("production: { targets: { web: { route: front, keepBlue: 3h }, api: v7 } }");
        EnvironmentRules rules = configuration.environment("production", null);
        assertThat(rules.target("web")).isEqualTo(new EnvironmentRules.Target("web", "front", Duration.ofHours(3)));
        assertThat(rules.target("api").route()).isEqualTo("api");
        assertThat(rules.checks()).containsExactly("healthz", "smoke");
        assertThat(rules.policy()).isEqualTo(RollbackPolicy.NONE);
        assertThatThrownBy(() -> rules.target("wbe")).hasMessageContaining("web");
    }

    private void simulated(String environments) {
        configuration.setEnvironments(List.of(
                new EnvironmentEntry("production", new SimulatedCloudEntry("environments: { " + environments + " }"))));
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
    public void whatIsWrongIsRefusedWithWords() {
        refuses(
                "{environments: [{name: '', cloud: {simulated: {scenario: ''}}}]}",
                "name of environments 1 is missing");
        refuses("{roles: [{name: A}, {name: a}]}", "two of roles have the name 'a'");
        refuses(
                "{environments: [{name: x, cloud: {simulated: {scenario: 'environments: {y: {}}'}}}]}",
                "no environment 'x'");
        refuses("{environments: [{name: x, cloud: {simulated: {scenario: 'environmens: {}'}}}]}", "environmens");
        refuses("{environments: [{name: x}]}", "has no cloud");
        refuses("{environments: [{name: x, cloud: {aws: {region: moon}}}]}", "no region of AWS");
        refuses("{environments: [{name: x, cloud: {aws: {region: us-east-1, roleToAssume: r}}}]}", "is no role");
        refuses("{environments: [{name: x, cloud: {aws: {region: us-east-1, externalId: abc}}}]}", "name the role too");
        String x = "name: x, cloud: {simulated: {scenario: 'environments: {x: {}}'}}";
        refuses("{environments: [{" + x + ", targets: [{name: t, keepBlue: soon}]}]}", "'soon' is not a duration");
        refuses("{environments: [{" + x + ", targets: [{name: t}, {name: T}]}]}", "two of targets");
        refuses("{environments: [{" + x + ", baseUrls: ['http://0x7f.1']}]}", "base URL 'http://0x7f.1'");
        refuses("{environments: [{" + x + ", checks: [{name: c, url: /c}]}]}", "no base URL");
        refuses(
                "{environments: [{" + x + ", baseUrls: ['http://a'], checks: [{name: c, url: 'http://b'}]}]}",
                "not below");
        refuses("{environments: [{" + x + ", policy: p}]}", "no rollback policy 'p'");
        refuses("{environments: [{" + x + ", window: w}]}", "no maintenance window 'w'");
        refuses("{environments: [{" + x + ", freezes: [f]}]}", "no freeze 'f'");
        refuses("{analyses: [{name: a, definition: 'rules: [{metric: errorRate}]'}]}", "analysis 'a': line 1");
        refuses("{windows: [{name: w, definition: 'sometimes'}]}", "maintenance window 'w'");
        refuses("{policies: [{name: p, definition: ''}]}", "has no definition");
        refuses("{redaction: {patterns: [{name: p, pattern: '('}]}}", "cannot be read");
        refuses("{ledger: {h2: {file: relative}}}", "must be absolute");
        refuses("{ledger: {postgres: {url: 'jdbc:h2:mem'}}}", "jdbc:postgresql:");
        refuses("{ledger: {postgres: {url: 'jdbc:postgresql://h/d?password=x'}}}", "may not have 'password'");
        refuses("{ledger: {postgres: {url: 'jdbc:postgresql://h/d?socketFactory=x'}}}", "may not have 'socketfactory'");
    }

    private void refuses(String yaml, String words) {
        assertThatThrownBy(() -> configureWith(yaml)).as(yaml).satisfies(failure -> {
            StringBuilder all = new StringBuilder();
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                all.append(cause.getMessage()).append('\n');
            }
            assertThat(all.toString()).contains(words);
        });
        configuration.reload();
        assertThat(configuration.getEnvironments()).as(yaml).isEmpty();
    }

    @Test
    public void aFormThatNamesWhatIsNotThereChangesNothing() throws Exception {
        simulated("production: { targets: [web] }");
        try (JenkinsRule.WebClient browser = JENKINS.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = browser.goTo("manage/releasePlan").getFormByName("config");
            form.getInputByName("_.policy").setValue("no-such-policy");
            HtmlPage answer = JENKINS.submit(form);
            assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(answer.asNormalizedText()).contains("no rollback policy 'no-such-policy' is configured");
        }
        assertThat(configuration.getEnvironments().get(0).getPolicy()).isEmpty();
    }

    @Test
    public void theFormSaysWhatTheReaderOfDefinitionsSays() {
        AnalysisEntry.DescriptorImpl analysis = JENKINS.jenkins.getDescriptorByType(AnalysisEntry.DescriptorImpl.class);
        assertThat(analysis.doCheckDefinition("errorRate: '>5%'").kind).isEqualTo(FormValidation.Kind.OK);
        FormValidation wrong =
                analysis.doCheckDefinition("interval: 5m\nrules:\n  - { metric: errorRate, whn: '>5%' }");
        assertThat(wrong.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(wrong.getMessage()).contains("line 3").contains("rules[0]").contains("whn");
        assertThat(analysis.doCheckDefinition("errorate: '>5%'").getMessage())
                .contains("did you mean &#039;errorRate&#039;");
        assertThat(analysis.doCheckDefinition("a: [").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(analysis.doCheckDefinition("x\n other: y").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(WindowEntry.DescriptorImpl.class)
                        .doCheckDefinition("['Mon-Fri 20:00-05:00', 'Sat,Sun']")
                        .kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(SimulatedCloudEntry.DescriptorImpl.class)
                        .doCheckScenario("environments: { production: { targts: [] } }")
                        .getMessage())
                .contains("targts");
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

    @Test
    public void anotherLedgerIsUsedAtOnce() throws Exception {
        ReleaseHost before = ReleaseService.get().host();
        H2LedgerEntry elsewhere = new H2LedgerEntry();
        Path file = folder.getRoot().toPath().resolve("other.mv.db");
        elsewhere.setFile(file.toString());
        configuration.setLedger(elsewhere);
        assertThat(ReleaseService.get().host()).isNotSameAs(before);
        assertThat(file).exists();
        ReleaseHost second = ReleaseService.get().host();
        configuration.setRoles(List.of(new RoleEntry("r", List.of())));
        assertThat(ReleaseService.get().host())
                .as("nothing about the ledger changed")
                .isSameAs(second);
        H2LedgerEntry.DescriptorImpl form = JENKINS.jenkins.getDescriptorByType(H2LedgerEntry.DescriptorImpl.class);
        assertThat(form.doTestConnection(file.toString()).getMessage()).isEqualTo("It is in use.");
        assertThat(form.doTestConnection(folder.getRoot().toString()).kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doTestConnection(folder.getRoot() + "/third.mv.db").kind)
                .isEqualTo(FormValidation.Kind.OK);
        configuration.setLedger(null);
    }

    @Test
    public void testConnectionSaysWhatIsMissing() {
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(PostgresLedgerEntry.DescriptorImpl.class)
                        .doTestConnection("jdbc:postgresql://127.0.0.1:1/none", "no-such-id")
                        .getMessage())
                .contains("no-such-id");
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(AwsCloudEntry.DescriptorImpl.class)
                        .doTestConnection("eu-central-1", "no-such-id", "", "")
                        .getMessage())
                .contains("no-such-id");
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
