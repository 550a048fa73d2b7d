package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment.Target;
import io.jenkins.plugins.releaseplan.rollout.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.Test;

public class ScenarioTest {

    static String everything() throws IOException {
        try (InputStream in = ScenarioTest.class.getResourceAsStream("everything.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Scenario read(String... lines) throws ScenarioErrors {
        return Scenario.read("scenario.yaml", String.join("\n", lines));
    }

    @Test
    public void anEmptyScenarioHasADefaultForEverything() throws ScenarioErrors {
        Scenario empty = read("{}");

        assertThat(empty.start()).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
        assertThat(empty.seed()).isEqualTo(1);
        assertThat(empty.startedBy()).isEqualTo("operator");
        assertThat(empty.environments()).isEmpty();
        assertThat(empty.pipeline().branch()).isEqualTo("main");
        assertThat(empty.virtualTime()).isEqualTo(Duration.ofDays(90));
        assertThat(read("")).isEqualTo(empty);
        assertThat(read("# nothing but a comment")).isEqualTo(empty);
    }

    @Test
    public void aTargetOfDefaultsCanBeReleasedTo() throws ScenarioErrors {
        Scenario scenario = read("environments:", "  production:", "    targets: [web, api]");

        Target web = scenario.environment("production").target("web");
        assertThat(web.version()).isEqualTo("v0");
        assertThat(web.route()).isEqualTo("web");
        assertThat(web.fleets()).containsExactly("a", "b");
        assertThat(web.capacity()).isEqualTo(2);
        assertThat(scenario.environment("production").checks()).containsOnlyKeys("healthz", "smoke");
    }

    @Test
    public void whatTheScenarioDoesNotDefineIsAnErrorAtUseThatNamesWhatThereIs() throws ScenarioErrors {
        Scenario scenario = read("environments: { production: { targets: [web] } }");

        assertThatThrownBy(() -> scenario.environment("prodution"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no environment 'prodution' in scenario.yaml; did you mean 'production'?");
        assertThatThrownBy(() -> scenario.environment("production").target("db"))
                .hasMessageContaining("no target 'db' in environment 'production'")
                .hasMessageContaining("there is: web");
        assertThatThrownBy(() -> read("{}").environment("production")).hasMessageContaining("under 'environments'");
    }

    @Test
    public void everyKeyIsRead() throws Exception {
        Scenario scenario = Scenario.read("everything.yaml", everything());

        assertThat(scenario.start()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(scenario.environments()).containsOnlyKeys("staging", "production");
        Environment production = scenario.environment("production");
        assertThat(production.policy()).isSameAs(scenario.policy("ehr-rollback"));
        assertThat(production.databases().get("ehr").snapshots()).containsExactly("nightly");
        assertThat(production.checks().get("smoke").failsFor()).containsExactly("v3");
        assertThat(production.checks().get("deep").failsFirst()).isEqualTo(Integer.MAX_VALUE);
        assertThat(production.target("web").version()).isEqualTo("v1");
        Target backend = production.target("pms-backend");
        assertThat(backend.keepBlue()).isEqualTo(Duration.ofHours(72));
        assertThat(backend.history()).extracting("version").containsExactly("v0.9", "v0.8");
        assertThat(backend.traffic().perMinute()).isEqualTo(1200);
        assertThat(backend.traffic().noise()).isEqualTo(0.02);
        assertThat(backend.traffic().weekday().get(10)).isGreaterThan(1.5);
        assertThat(backend.metrics().saturation().idle()).isEqualTo(0.03);
        assertThat(backend.metrics().errorRate().mean()).isEqualTo(0.002);
        assertThat(backend.profile("v9").errorRate().mean()).isEqualTo(0.003);
        assertThat(backend.profile("v2").errorRate().mean()).isCloseTo(2 / 402.0, within(1e-9));
        assertThat(backend.profile("v2").latency().median()).isEqualTo(120);
        assertThat(scenario.analysis("ehr-slo").rules()).hasSize(2);
        assertThat(scenario.analysis("ehr-slo").rules().get(1).missingData()).isEqualTo(MissingData.FAIL);
        assertThat(scenario.analysis("ehr-slo").rules().get(1).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(production.policy().triggers().get(0).response()).isEqualTo(Response.ASK);
        assertThat(scenario.people().get("alice").roles()).containsExactly("Security Lead", "Release Manager");
        assertThat(scenario.people().get("bob").does()).hasSize(4);
        assertThat(scenario.facts())
                .containsEntry(new Fact.HealthyIn("staging"), true)
                .containsEntry(new Fact.RollbackRehearsedIn("staging"), false);
        assertThat(scenario.faults()).hasSize(13);
        assertThat(scenario.pipeline().parameters()).containsEntry("COUNT", 3L).containsEntry("DRY_RUN", false);
        assertThat(scenario.calendar("production", "").isOpen(Instant.parse("2026-03-02T20:00:00Z")))
                .isTrue();
        assertThat(scenario.calendar("production", "").isOpen(Instant.parse("2026-12-21T22:00:00Z")))
                .isFalse();
    }

    @Test
    public void latencyFollowsItsPercentiles() throws ScenarioErrors {
        MetricProfile.Latency fit =
                read("environments: { p: { targets: { w: { metrics: { latency: { mean: 100ms, p95: 250ms } } } } } }")
                        .environment("p")
                        .target("w")
                        .metrics()
                        .latency();

        Distribution latency = new Distribution.LogNormal(fit.median(), fit.sigma());
        assertThat(latency.mean()).isCloseTo(100, within(0.001));
        assertThat(latency.quantile(0.95)).isCloseTo(250, within(0.001));
    }

    @Test
    public void mergedMappingsGiveWhatIsNotSaid() throws ScenarioErrors {
        Scenario scenario = read(
                "x-base: &base { capacity: 7, keepBlue: 3h }",
                "environments: { p: { targets: { web: { <<: *base, keepBlue: 5h } } } }");

        assertThat(scenario.environment("p").target("web").capacity()).isEqualTo(7);
        assertThat(scenario.environment("p").target("web").keepBlue()).isEqualTo(Duration.ofHours(5));
    }

    @Test
    public void shellAnswersMatchWholeLinesPartsOrExpressions() throws Exception {
        PipelineSetup pipeline = Scenario.read("everything.yaml", everything()).pipeline();

        assertThat(pipeline.shellAnswer("set -e\n  make test-all \n")
                        .orElseThrow()
                        .output())
                .isEqualTo("ok");
        assertThat(pipeline.shellAnswer("cmake test")).isEmpty();
        assertThat(pipeline.shellAnswer("x=$(git rev-parse HEAD)")).isPresent();
        assertThat(pipeline.shellAnswer("echo\ncurl -s http://x/health")).isPresent();
        PipelineSetup.ShellAnswer flaky = pipeline.shellAnswer("make test").orElseThrow();
        assertThat(flaky.exitCodeOf(0)).isEqualTo(3);
        assertThat(flaky.exitCodeOf(1)).isEqualTo(3);
        assertThat(flaky.exitCodeOf(2)).isZero();
    }
}
