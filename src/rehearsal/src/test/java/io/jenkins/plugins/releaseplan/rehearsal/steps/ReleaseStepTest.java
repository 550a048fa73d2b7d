package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.JenkinsfileErrors;
import io.jenkins.plugins.releaseplan.release.Release;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;

public class ReleaseStepTest {

    private static final String DEPLOY = "blueGreenDeploy(target: 'web') { canaryStage percent: 20, bake: '10m' }";

    @Test
    public void aReleaseWhoseStepsEndWellIsReleasedAndGivesItsId() {
        Rehearsed run = Rehearsed.of("def id = " + Rehearsed.releaseOf(DEPLOY) + "echo id", Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.exitCode()).isZero();
        assertThat(run.reason()).isEmpty();
        assertThat(run.echoed()).containsExactly("web-production-1");
        assertThat(run.only().plan().startedBy()).isEqualTo("dana");
        assertThat(run.result().pipeline().result()).isEqualTo(BuildResult.SUCCESS);
    }

    @Test
    public void aFailureInsideBringsTheTrafficBackAndFailsTheBuild() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { canaryStage percent: 20, bake: '10m' }\nerror 'smoke came out'",
                Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(20, 100, 0);
        assertThat(run.reason()).contains("smoke came out");
        assertThat(run.result().pipeline().result()).isEqualTo(BuildResult.FAILURE);
    }

    @Test
    public void aFailureBeforeAnyTrafficIsNoRollback() {
        Rehearsed run = Rehearsed.release("error 'no image'", Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.reason()).contains("no image");
    }

    @Test
    public void whatACatchSwallowedIsStillTheReleasesOutcome() {
        String broken = "blueGreenDeploy(target: 'web') { canaryStage percent: 20, bake: '10m'; error 'broken' }";
        for (String around : new String[] {"catchError { %s }", "try { %s } catch (e) { echo e.message }"}) {
            Rehearsed run = Rehearsed.of(String.format(around, Rehearsed.releaseOf(broken)), Rehearsed.QUIET);
            assertThat(run.outcome()).as(around).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.shares("web")).containsExactly(20, 0);
        }
    }

    @Test
    public void aCatchInsideTheReleaseLetsItGoOn() {
        Rehearsed run = Rehearsed.release(
                DEPLOY + "\ntry { error 'only a mail' } catch (e) { echo e.message }", Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.echoed()).containsExactly("only a mail");
    }

    @Test
    public void aReleaseInsideAReleaseIsRefusedWithItsLine() {
        Rehearsed run = Rehearsed.release(Rehearsed.releaseOf("echo 'x'"), Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.cause()).startsWith("Jenkinsfile:2: release: a release cannot be inside another release");
        assertThat(run.result().releases()).hasSize(1);
    }

    @Test
    public void stepsOutsideTheirBlockSayWhichBlockTheyNeed() {
        Map<String, String> blocks = new TreeMap<>(Map.of(
                "releaseChecklist text: '- [ ] a'", "releaseChecklist belongs inside a 'release' block",
                "releaseGate name: 'g', window: 'w'", "releaseGate belongs inside a 'release' block",
                "blueGreenDeploy(target: 'web') { }", "blueGreenDeploy belongs inside a 'release' block",
                "verifyRelease checks: ['healthz']", "verifyRelease belongs inside a 'release' block",
                "monitorRelease duration: '1h'", "monitorRelease belongs inside a 'release' block",
                "databaseSnapshot database: 'db'", "databaseSnapshot belongs inside a 'release' block",
                "canaryStage percent: 5, bake: '1m'", "canaryStage belongs inside a 'blueGreenDeploy' block"));
        blocks.forEach((step, message) -> {
            Rehearsed run = Rehearsed.of("echo 'first'\n" + step, Rehearsed.QUIET);
            assertThat(run.cause()).as(step).startsWith("Jenkinsfile:2: " + message);
            assertThat(run.exitCode()).isEqualTo(1);
        });
        Rehearsed inRelease = Rehearsed.release("canaryStage percent: 5, bake: '1m'", Rehearsed.QUIET);
        assertThat(inRelease.cause()).startsWith("Jenkinsfile:2: canaryStage belongs inside a 'blueGreenDeploy' block");
    }

    @Test
    public void unknownNamesAreToldWithThoseThatExist() {
        Map<String, String> wrong = new TreeMap<>(Map.of(
                "blueGreenDeploy(target: 'wab') { }", "web",
                "blueGreenDeploy(target: 'web', policy: 'strict') { }", "policies",
                "blueGreenDeploy(target: 'web') { canaryStage percent: 5, bake: '1m', analysis: 'sol' }", "slo",
                "releaseGate name: 'g', window: 'nightly'", "windows",
                "releaseGate name: 'g', healthy: ['wab']", "web",
                "releaseGate name: 'g', facts: ['sunny']", "healthy in ENVIRONMENT"));
        wrong.forEach((step, hint) -> {
            Rehearsed run = Rehearsed.release(step, Rehearsed.QUIET);
            assertThat(run.cause()).as(step).startsWith("Jenkinsfile:2: ").contains(hint);
            assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        });
        Rehearsed environment =
                Rehearsed.of("\nrelease(service: 'web', environment: 'prod', version: 'v2') { }", Rehearsed.QUIET);
        assertThat(environment.cause())
                .startsWith("Jenkinsfile:2: release: no environment 'prod'")
                .contains("production");
        assertThat(environment.result().releases()).isEmpty();
    }

    @Test
    public void parametersAreCheckedBeforeAnythingRuns() {
        Map<String, String> wrong = Map.of(
                "canaryStage percent: 101, bake: '1m'", "'percent' must be from 1 to 100",
                "canaryStage percent: 10", "bake",
                "canaryStage percent: 10, bake: 'soon'", "bake",
                "canaryStage percent: 10, bake: '1m', analyse: 'slo'", "did you mean 'analysis'?",
                "releaseGate name: 'g', onTimeout: 'ignore'", "onTimeout");
        wrong.forEach((step, message) -> assertThatThrownBy(() -> Rehearsed.release(step, Rehearsed.QUIET))
                .as(step)
                .isInstanceOf(JenkinsfileErrors.class)
                .hasMessageStartingWith("Jenkinsfile:2: ")
                .hasMessageContaining(message));
    }

    @Test
    public void twoTargetsAreBroughtAtOnce() {
        Rehearsed run = Rehearsed.release(
                "parallel web: { " + DEPLOY
                        + " }, api: { blueGreenDeploy(target: 'api') { canaryStage percent: 50, bake: '1h' } }\n"
                        + "verifyRelease checks: ['healthz']",
                Rehearsed.QUIET.replace("web: { version: v1, startUp: 60s }", "web: v1, api: v1"));
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.shares("web")).containsExactly(20, 100);
        assertThat(run.shares("api")).containsExactly(50, 100);
        assertThat(run.rollout("web").cutoverAt()).isBefore(run.rollout("api").cutoverAt());
    }

    @Test
    public void whenOneOfTwoTargetsFailsBothGoBack() {
        Rehearsed run = Rehearsed.release(
                "parallel web: { " + DEPLOY
                        + " }, api: { blueGreenDeploy(target: 'api') { canaryStage percent: 50, bake: '1h'\n error 'api broke' } }",
                Rehearsed.QUIET.replace(
                        "web: { version: v1, startUp: 60s }", "web: { version: v1, keepBlue: 4h }, api: v1"));
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(20, 100, 0);
        assertThat(run.shares("api")).containsExactly(50, 0);
    }

    @Test
    public void releasesOneAfterTheOtherStandByThemselves() {
        Rehearsed run = Rehearsed.of(
                Rehearsed.releaseOf(DEPLOY) + Rehearsed.releaseOf(DEPLOY).replace("v2", "v3"), Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.result().releases())
                .extracting(Release::outcome)
                .containsOnly(io.jenkins.plugins.releaseplan.release.Outcome.RELEASED);
        assertThat(run.result().releases().get(1).rolloutOf("web").orElseThrow().blueVersion())
                .isEqualTo("v2");
    }

    @Test
    public void aPipelineWithoutAReleaseHasNone() {
        assertThat(Rehearsed.of("echo 'hello'", "{}").outcome()).isEqualTo(Outcome.NO_RELEASE);
        assertThat(Rehearsed.of("echo 'hello'", "{}").exitCode()).isZero();
        assertThat(Rehearsed.of("error 'no'", "{}").exitCode()).isEqualTo(1);
    }
}
