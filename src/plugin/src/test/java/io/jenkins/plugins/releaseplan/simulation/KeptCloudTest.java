package io.jenkins.plugins.releaseplan.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots.Progress;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A simulated environment is the same before and after its process dies. */
public class KeptCloudTest {

    private static final String SCENARIO = """
            start: 2026-03-02T09:00
            environments:
              production:
                targets:
                  web: { version: v1, capacity: 3, startUp: 90s }
                databases:
                  records: { snapshotTakes: 10m }
                checks:
                  smoke: { fails: 1 }
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path log;
    private Instant now = Instant.parse("2026-11-20T19:30:17Z");

    @Before
    public void place() {
        log = folder.getRoot().toPath().resolve("simulated/production.log");
    }

    private KeptCloud open(String scenario) {
        return open(scenario, false);
    }

    private KeptCloud open(String scenario, boolean keepStart) {
        try {
            return KeptCloud.open(log, "production", Scenario.read("scenario", scenario), keepStart, () -> now);
        } catch (ScenarioErrors e) {
            throw new AssertionError(e);
        }
    }

    private void later(String duration) {
        now = now.plus(Duration.parse(duration));
    }

    private static void launchGreen(KeptCloud cloud) throws CloudException {
        cloud.fleet().launch("web", "b", "v2");
    }

    @Test
    public void everythingIsAsItWasAfterAKill() throws Exception {
        KeptCloud before = open(SCENARIO);
        launchGreen(before);
        later("PT5M");
        before.router().shift("web", new TrafficSplit("a", "b", 25));
        before.versions().write("web", "v2");
        before.snapshots().snapshot("records", "pre-v2");
        assertThat(before.health().check("production", "smoke", "v2").healthy()).isFalse();
        later("PT20M");
        TargetStatus status = before.fleet().inspect("web");
        double[] errors = errors(before);

        // Not closed: the process was killed.
        KeptCloud after = open(SCENARIO);

        assertThat(after.fleet().inspect("web")).isEqualTo(status);
        assertThat(after.router().percentOf("web", "b")).isEqualTo(25);
        assertThat(after.health().probe("web", "b").serves("v2")).isTrue();
        assertThat(after.versions().read("web")).contains("v2");
        assertThat(after.snapshots().snapshot("records", "pre-v2")).isEqualTo(Progress.DONE);
        assertThat(after.health().check("production", "smoke", "v2").healthy()).isTrue();
        assertThat(errors(after)).isEqualTo(errors).hasSizeGreaterThan(10);
    }

    private double[] errors(KeptCloud cloud) throws CloudException {
        return cloud.metrics()
                .read("web", "b", Metric.REQUESTS, now.minus(Duration.ofMinutes(20)), now)
                .values();
    }

    @Test
    public void greenThatWasStartingWhenTheProcessDiedIsHealthyAtItsOwnTime() throws Exception {
        launchGreen(open(SCENARIO));
        later("PT60S");
        KeptCloud after = open(SCENARIO);
        assertThat(after.health().probe("web", "b").healthy()).isFalse();
        later("PT31S");
        assertThat(after.health().probe("web", "b").healthy()).isTrue();
    }

    @Test
    public void theScenarioStartsWhenTheEnvironmentIsFirstUsed() throws Exception {
        String dies = SCENARIO + "faults:\n  - { kind: startFails, version: new, at: 2026-03-02T09:10, for: 1h }\n";
        open(dies).close();
        later("PT15M");
        launchGreen(open(dies));
        later("PT30M");
        assertThat(open(dies).health().probe("web", "b").healthy()).isFalse();
        later("PT30M");
        assertThat(open(dies).health().probe("web", "b").healthy()).isTrue();
    }

    @Test
    public void aKeptStartTakesTheTimesOfTheScenarioAsTheyAre() throws Exception {
        String past = SCENARIO + "faults:\n  - { kind: startFails, version: new, at: 2026-03-02T09:10, for: 1h }\n";
        KeptCloud cloud = open(past, true);
        later("PT15M");
        launchGreen(cloud);
        later("PT5M");
        assertThat(cloud.health().probe("web", "b").healthy()).isTrue();
    }

    @Test
    public void timeThatGoesBackIsStoodStillInstead() throws Exception {
        KeptCloud cloud = open(SCENARIO);
        launchGreen(cloud);
        later("PT5M");
        assertThat(cloud.health().probe("web", "b").healthy()).isTrue();
        later("-PT1H");
        assertThat(cloud.health().probe("web", "b").healthy()).isTrue();
        cloud.router().shift("web", new TrafficSplit("a", "b", 10));
        assertThat(open(SCENARIO).router().percentOf("web", "b")).isEqualTo(10);
    }

    @Test
    public void aLineThatACrashCutOffWasNeverActedUpon() throws Exception {
        KeptCloud cloud = open(SCENARIO);
        launchGreen(cloud);
        cloud.close();
        byte[] whole = Files.readAllBytes(log);
        for (int more : List.of(1, 20, 60)) {
            String line =
                    "{\"at\":\"2026-11-20T19:40:00Z\",\"call\":\"shift\",\"arguments\":[\"web\",\"a\",\"b\",\"50\"]}";
            Files.write(log, whole);
            Files.writeString(log, line.substring(0, more), StandardOpenOption.APPEND);
            try (KeptCloud after = open(SCENARIO)) {
                assertThat(after.router().percentOf("web", "b")).isZero();
            }
            assertThat(Files.readAllBytes(log)).isEqualTo(whole);
        }
    }

    @Test
    public void aFirstLineThatACrashCutOffBeginsAnew() throws Exception {
        Files.createDirectories(log.getParent());
        Files.writeString(log, "{\"firstUs");
        open(SCENARIO).close();
        assertThat(Files.readAllLines(log)).singleElement().asString().contains("2026-11-20T19:30:17Z");
    }

    @Test
    public void aLogThatIsNoneNamesItsLineAndWhatToDo() throws Exception {
        open(SCENARIO).close();
        Files.writeString(log, "nonsense\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> open(SCENARIO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("production.log:2:")
                .hasMessageContaining("move the file away");
    }

    @Test
    public void whatFailedAtRandomFailsTheSameWayAgain() throws Exception {
        String flaky =
                SCENARIO + "faults:\n  - { kind: timeoutBeforeActing, calls: [inspect, shift], at: 0s, share: 0.5 }\n";
        KeptCloud before = open(flaky);
        int failed = 0;
        for (int i = 0; i < 40; i++) {
            later("PT1M");
            try {
                before.fleet().inspect("web");
                before.router().shift("web", new TrafficSplit("a", "b", i));
            } catch (CloudException e) {
                failed++;
            }
        }
        assertThat(failed).isBetween(5, 39);
        int weight = before.history(history -> history.weights("web")
                .get(history.weights("web").size() - 1)
                .percents()
                .get(1));
        int again = open(flaky)
                .history(history -> history.weights("web")
                        .get(history.weights("web").size() - 1)
                        .percents()
                        .get(1));
        assertThat(again).isEqualTo(weight).isPositive();
    }

    @Test
    public void anotherScenarioKeepsWhatStillApplies() throws Exception {
        KeptCloud before = open(SCENARIO);
        launchGreen(before);
        later("PT5M");
        before.router().shift("web", new TrafficSplit("a", "b", 40));
        before.snapshots().snapshot("records", "pre-v2");
        before.close();
        KeptCloud after = open("""
                start: 2026-04-01T09:00
                environments:
                  production:
                    targets:
                      web: { version: v1, capacity: 5 }
                      api: v7
                """);
        assertThat(after.router().percentOf("web", "b")).isEqualTo(40);
        assertThat(after.fleet().inspect("api").servingVersion()).isEqualTo("v7");
        assertThatThrownBy(() -> after.snapshots().snapshot("records", "pre-v2"))
                .isInstanceOf(CloudException.class);
    }

    @Test
    public void closedItRefusesAndMayBeAskedAgain() throws IOException {
        KeptCloud cloud = open(SCENARIO);
        cloud.close();
        assertThatThrownBy(() -> launchGreen(cloud))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(CloudException.Kind.RETRYABLE));
        assertThat(Files.readAllLines(log)).hasSize(1);
    }

    @Test
    public void manyThreadsAreServedOneAfterTheOther() throws Exception {
        KeptCloud cloud = open(SCENARIO);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String version = "v" + i;
            calls.add(threads.submit(() -> {
                cloud.versions().write("web", version);
                cloud.metrics().read("web", "a", Metric.ERROR_RATE, now.minus(Duration.ofHours(1)), now);
                return null;
            }));
        }
        for (Future<?> call : calls) {
            call.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(open(SCENARIO).versions().read("web"))
                .isEqualTo(cloud.versions().read("web"));
        assertThat(Files.readAllLines(log)).hasSize(201);
    }
}
