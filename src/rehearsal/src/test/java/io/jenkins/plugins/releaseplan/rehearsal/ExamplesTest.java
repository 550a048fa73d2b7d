package io.jenkins.plugins.releaseplan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaseplan.checklist.PhaseProgress;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.report.AnswerJson;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** The examples of the documentation do what their table says. */
public class ExamplesTest {

    private static final Path EXAMPLES = Path.of("../../docs/examples");

    private static final List<String> NAMES = List.of(
            "staged-rollout",
            "blue-green",
            "staging-then-production",
            "canary-goes-bad",
            "refused-at-go-no-go",
            "rollback-with-database");

    private static Rehearsed rehearsed(String example) {
        return Rehearsed.directory(EXAMPLES.resolve(example), null);
    }

    private static List<String> signers(Gate gate) {
        return gate.signOffs().stream().map(SignOff::person).toList();
    }

    private static PhaseProgress progress(Release release) {
        return release.progress().of(release.checklist(), release.checklist().phases());
    }

    private static Duration between(Rehearsed run, Kind from, Kind to) {
        return run.when(to).minus(run.when(from));
    }

    @Test
    public void everyExampleIsHereAndInTheTable() throws IOException {
        String table = Files.readString(EXAMPLES.resolve("README.md"));
        try (Stream<Path> found = Files.list(EXAMPLES)) {
            assertThat(found.filter(Files::isDirectory)
                            .map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(NAMES);
        }
        for (String name : NAMES) {
            Rehearsed run = rehearsed(name);
            assertThat(table.lines().filter(line -> line.contains("(" + name + "/)")))
                    .as(name)
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("| " + run.outcome().name().toLowerCase().replace('_', ' ') + ", "
                                    + run.exitCode() + " |"));
            assertThat(EXAMPLES.resolve(name).resolve("release-checklist.md")).exists();
        }
    }

    @Test
    public void theScenarioOfTheGuideSuitsTheStagedRollout() throws IOException {
        String guide = Files.readString(EXAMPLES.resolve("../rehearse.md"));
        String scenario = guide.substring(guide.indexOf("```yaml\n") + 8);
        Rehearsed run = Rehearsed.of(
                "release(service: 'pms', environment: 'production', version: releaseVersion()) {\n"
                        + "releaseGate name: 'Go / No-Go', signOff: ['Release Manager'], window: 'off-peak'\n"
                        + "blueGreenDeploy(target: 'pms-backend') { canaryStage percent: 50, bake: '6h', analysis: 'ehr-slo' } }",
                scenario.substring(0, scenario.indexOf("```")));
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.reason()).startsWith("latencyP95");
    }

    @Test
    public void theStagedRolloutTakesAWeekAndEndsWithAllTraffic() {
        Rehearsed run = rehearsed("staged-rollout");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.exitCode()).isZero();
        assertThat(run.shares("pms-backend")).containsExactly(10, 50, 100);
        assertThat(run.kinds())
                .containsSubsequence(
                        Kind.RELEASE_STARTED,
                        Kind.CHECKLIST_READ,
                        Kind.GATE_WAITING,
                        Kind.GATE_SIGNED,
                        Kind.GATE_OPENED,
                        Kind.GREEN_READY,
                        Kind.STAGE_STARTED,
                        Kind.STAGE_PASSED,
                        Kind.GATE_WAITING,
                        Kind.GATE_OPENED,
                        Kind.STAGE_STARTED,
                        Kind.STAGE_PASSED,
                        Kind.CUTOVER,
                        Kind.CHECK_PASSED,
                        Kind.MONITORING_STARTED,
                        Kind.MONITORING_PASSED,
                        Kind.RELEASE_ENDED,
                        Kind.BLUE_RETIRED)
                .doesNotContain(Kind.BREACH, Kind.ROLLBACK_STARTED);
        assertThat(between(run, Kind.STAGE_STARTED, Kind.STAGE_PASSED))
                .isBetween(Duration.ofHours(24), Duration.ofMinutes(24 * 60 + 1));
        assertThat(between(run, Kind.MONITORING_STARTED, Kind.MONITORING_PASSED))
                .isBetween(Duration.ofHours(72), Duration.ofMinutes(72 * 60 + 1));
        assertThat(run.rollout("pms-backend").finished().get(0).stage().bake()).isEqualTo(Duration.ofHours(24));
        assertThat(run.rollout("pms-backend").stage().stage().bake()).isEqualTo(Duration.ofHours(48));
        assertThat(signers(run.gate("Go / No-Go"))).containsExactlyInAnyOrder("rita", "sam");
        assertThat(run.gate("Go / No-Go").endedAt())
                .as("the window opens at 20:00 in Berlin")
                .isEqualTo("2026-03-02T19:00:00Z");
        assertThat(signers(run.gate("Expand to half"))).containsExactly("rita");
        assertThat(progress(run.only()).missing()).isEmpty();
        assertThat(progress(run.only()).notApplicable()).isEqualTo(2);
        assertThat(run.rollout("pms-backend").plan().policy().triggers())
                .as("immediate and delayed triggers")
                .anyMatch(one -> one.immediate())
                .anyMatch(one -> !one.immediate());
    }

    @Test
    public void theBlueGreenReleaseShiftsInStepsAsksOnceAndKeepsBlueForADay() {
        Rehearsed run = rehearsed("blue-green");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.shares("ehr-api")).containsExactly(5, 25, 50, 75, 100);
        assertThat(run.kinds())
                .containsSubsequence(
                        Kind.GATE_OPENED,
                        Kind.SNAPSHOT_STARTED,
                        Kind.SNAPSHOT_TAKEN,
                        Kind.GREEN_LAUNCHED,
                        Kind.GREEN_READY,
                        Kind.GATE_OPENED,
                        Kind.TRAFFIC_SHIFTED,
                        Kind.BREACH,
                        Kind.PAUSED,
                        Kind.RESUMED,
                        Kind.CUTOVER,
                        Kind.MONITORING_PASSED,
                        Kind.BLUE_RETIRED);
        assertThat(run.told()).contains("ehr-api: resumed by pavel");
        assertThat(between(run, Kind.CUTOVER, Kind.BLUE_RETIRED))
                .isBetween(Duration.ofHours(24), Duration.ofMinutes(24 * 60 + 1));
        assertThat(signers(run.gate("Ready"))).containsExactlyInAnyOrder("mira", "dr-osei");
        assertThat(run.only().databases())
                .singleElement()
                .satisfies(work -> assertThat(work.failure()).isEmpty());
        assertThat(run.echoed()).contains("to restore the database: ehr-production-1-snapshot-ehr-records");
    }

    @Test
    public void theVersionThatWasAcceptedInStagingIsTheOneThatGoesToProduction() {
        Rehearsed run = rehearsed("staging-then-production");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        List<Release> releases = run.result().releases();
        assertThat(releases)
                .extracting(release -> release.plan().environment())
                .containsExactly("staging", "production");
        assertThat(releases).extracting(release -> release.plan().version()).containsOnly("v20260915-8ad61c3-b117");
        assertThat(releases.get(0).endedAt()).isBefore(releases.get(1).startedAt());
        Gate gate = releases.get(1).gate("To production").orElseThrow();
        assertThat(gate.state()).isEqualTo(Gate.State.OPEN);
        assertThat(signers(gate)).containsExactlyInAnyOrder("jonas", "ines");
        assertThat(gate.conditions().values())
                .anyMatch(status -> status.detail().contains("is healthy in staging"));
        assertThat(run.echoed()).contains("accepted with CHG-2117");
        assertThat(run.calls("slackSend"))
                .singleElement()
                .satisfies(call -> assertThat(call.arguments().toString()).contains("is live"));
        assertThat(progress(releases.get(1)).missing()).isEmpty();
    }

    @Test
    public void theCanaryThatGoesBadAtHalfOfTheTrafficGoesBackWithinMinutes() {
        Rehearsed run = rehearsed("canary-goes-bad");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.shares("scheduler")).containsExactly(10, 50, 0);
        assertThat(run.kinds())
                .containsSubsequence(
                        Kind.STAGE_PASSED,
                        Kind.STAGE_STARTED,
                        Kind.BREACH,
                        Kind.PAUSED,
                        Kind.BREACH,
                        Kind.ROLLBACK_STARTED,
                        Kind.TRAFFIC_SHIFTED,
                        Kind.ROLLED_BACK,
                        Kind.RELEASE_ENDED);
        Rollout rollout = run.rollout("scheduler");
        assertThat(rollout.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(run.reason()).startsWith("errorRate").contains("breaks '>8%'");
        assertThat(run.result().pipeline().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(run.result().world().cloud("production").history().faults("scheduler"))
                .anySatisfy(impact -> {
                    assertThat(impact.name()).isEqualTo("no connections left");
                    assertThat(Duration.between(
                                    impact.struck().orElseThrow(),
                                    impact.cleared().orElseThrow()))
                            .isLessThan(Duration.ofMinutes(5));
                });
        assertThat(run.calls("emailext"))
                .singleElement()
                .satisfies(call -> assertThat(call.start())
                        .as("after the traffic is back")
                        .isAfterOrEqualTo(rollout.trafficBackAt()));
        assertThat(rollout.plan().policy().triggers())
                .as("immediate and delayed triggers")
                .anyMatch(one -> one.immediate())
                .anyMatch(one -> !one.immediate());
    }

    @Test
    public void theReleaseThatIsRefusedDeploysNothingAndKeepsTheMinutes() {
        Rehearsed run = rehearsed("refused-at-go-no-go");
        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.only().rollouts()).isEmpty();
        assertThat(signers(run.gate("Go / No-Go"))).containsExactly("brian", "ciara", "declan", "eimear");
        assertThat(run.kinds())
                .containsSubsequence(
                        Kind.SIGN_OFF_REFUSED,
                        Kind.GATE_SIGNED,
                        Kind.GATE_SIGNED,
                        Kind.GATE_SIGNED,
                        Kind.GATE_REJECTED,
                        Kind.RELEASE_ENDED);
        assertThat(run.reason())
                .isEqualTo("gate 'Go / No-Go': rejected by eimear as Security Lead: the scan is of v5.11.3");
        assertThat(run.calls("archiveArtifacts")).hasSize(1);
        assertThat(progress(run.only()).done()).isEqualTo(4);
    }

    @Test
    public void theRollbackMovesTrafficFirstAndTheDatabaseLast() {
        Rehearsed run = rehearsed("rollback-with-database");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.result().pipeline().result()).isEqualTo(BuildResult.SUCCESS);
        assertThat(run.kinds())
                .containsSubsequence(
                        Kind.RELEASE_STARTED,
                        Kind.GREEN_READY,
                        Kind.CUTOVER,
                        Kind.RESTORE_STARTED,
                        Kind.DATABASE_RESTORED,
                        Kind.RELEASE_ENDED);
        assertThat(run.rollout("records").plan().version()).isEqualTo("v2026.10.2");
        assertThat(run.rollout("records").blueVersion()).isEqualTo("v2026.11.0");
        assertThat(run.reason()).isEqualTo("allergies of merged patients are missing");
        assertThat(run.echoed()).containsExactly("can go back to: v2026.10.3, v2026.10.2, v2026.09.4");
        assertThat(run.calls("sh")).hasSize(2);
    }

    @Test
    public void theSameSeedGivesTheSameJsonAndAnotherSeedAnother() {
        for (String name : NAMES) {
            String first = json(name, 11);
            assertThat(json(name, 11)).as(name).isEqualTo(first);
            JsonNode other = AnswerJson.of(
                    Rehearsed.directory(EXAMPLES.resolve(name), 12L).result(), name);
            assertThat(other.path("events").toString() + other.path("releases"))
                    .as(name + " with another seed")
                    .isNotEqualTo(events(name, 11));
        }
    }

    private static String events(String name, long seed) {
        JsonNode answer =
                AnswerJson.of(Rehearsed.directory(EXAMPLES.resolve(name), seed).result(), name);
        return answer.path("events").toString() + answer.path("releases");
    }

    private static String json(String name, long seed) {
        return AnswerJson.text(
                AnswerJson.of(Rehearsed.directory(EXAMPLES.resolve(name), seed).result(), name));
    }

    /** Objects' own hash codes and the salt of unmodifiable sets and maps differ from one virtual machine to the next. */
    @Test
    public void theSameSeedGivesTheSameBytesInOtherVirtualMachines() throws Exception {
        for (String name : List.of("blue-green", "staging-then-production")) {
            byte[] here = json(name, 4).getBytes(StandardCharsets.UTF_8);
            assertThat(elsewhere(name, "-XX:hashCode=2")).as(name).isEqualTo(elsewhere(name, "-XX:hashCode=5"));
            assertThat(new String(elsewhere(name, "-XX:hashCode=3"), StandardCharsets.UTF_8)
                            .lines()
                            .skip(3))
                    .containsExactlyElementsOf(new String(here, StandardCharsets.UTF_8)
                            .lines()
                            .skip(3)
                            .toList());
        }
    }

    private static byte[] elsewhere(String name, String option) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        option,
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.jenkins.plugins.releaseplan.rehearsal.cli.ReleasePlan",
                        "rehearse",
                        EXAMPLES.resolve(name).toString(),
                        "--seed",
                        "4",
                        "--json",
                        "-")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        assertThat(output).isNotEmpty();
        return output;
    }
}
