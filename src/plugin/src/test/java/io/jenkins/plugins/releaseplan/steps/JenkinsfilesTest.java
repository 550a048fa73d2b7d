package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;

/** Jenkinsfiles as people write them: nested, side by side, caught, tried again, declarative, and wrong. */
public class JenkinsfilesTest extends PipelineTestBase {

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    @Before
    public void open() {
        TwoTargets.open("");
    }

    private static Release release(String id) {
        return Clinic.host().release(id).orElseThrow();
    }

    private static Map<String, Phase> phases(String release) {
        return release(release).rollouts().values().stream()
                .collect(Collectors.toMap(rollout -> rollout.plan().target(), Rollout::phase));
    }

    private WorkflowRun succeeds(String script) throws Exception {
        return jenkins.assertBuildStatusSuccess(run(script));
    }

    /** A declarative pipeline of one stage. */
    private static String declarative(String steps, String post) {
        return """
                pipeline {
                  agent any
                  stages {
                    stage('Release') {
                      steps {
                        %s
                      }
                      post {
                        success { echo 'the stage succeeded' }
                        failure { echo 'the stage failed' }
                        aborted { echo 'the stage was aborted' }
                      }
                    }
                    stage('Next') { steps { echo 'the next stage' } }
                  }
                  post { %s }
                }
                """.formatted(steps, post);
    }

    @Test
    public void stagesAndDeploymentsNestAsTheyRead() throws Exception {
        succeeds(Clinic.release("""
                stage('Backend') {
                  blueGreenDeploy(target: 'backend') {
                    stage('Ten') { canaryStage percent: 10, bake: '10m' }
                    blueGreenDeploy(target: 'frontend') { canaryStage percent: 10, bake: '5m' }
                    stage('Half') { canaryStage percent: 50, bake: '10m', analysis: 'slo' }
                  }
                }
                """));
        assertThat(phases("pms-production-1"))
                .containsOnly(Map.entry("backend", Phase.KEEPING_BLUE), Map.entry("frontend", Phase.KEEPING_BLUE));
    }

    @Test
    public void targetsAreDeployedSideBySide() throws Exception {
        succeeds(Clinic.release("""
                parallel backend: { blueGreenDeploy(target: 'backend') { canaryStage percent: 10, bake: '30m' } },
                         frontend: { blueGreenDeploy(target: 'frontend') { canaryStage percent: 20, bake: '10m' } }
                monitorRelease '1h'
                """));
        assertThat(release("pms-production-1").outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void whatOneBranchBreaksGoesBackEverywhere() throws Exception {
        for (String more : List.of("", ", failFast: true")) {
            WorkflowRun run = fails(Clinic.release("""
                    parallel backend: { blueGreenDeploy(target: 'backend') {
                                          canaryStage percent: 10, bake: '30m'
                                          error 'backend is broken' } },
                             frontend: { blueGreenDeploy(target: 'frontend') { canaryStage percent: 20, bake: '10m' } }
                    """.stripTrailing() + more), "backend is broken");
            String id = ReleaseRunAction.of(run).get(0);
            assertThat(release(id).outcome()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(phases(id).values()).containsOnly(Phase.ROLLED_BACK);
        }
    }

    @Test
    public void anErrorThatIsCaughtInsideADeploymentLeavesItBe() throws Exception {
        WorkflowRun run = run(Clinic.release("""
                blueGreenDeploy(target: 'backend') {
                  catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') {
                    stage('Ten') {
                      canaryStage percent: 10, bake: '10m'
                      error 'a mere test'
                    }
                  }
                  canaryStage percent: 50, bake: '10m'
                }
                """));
        jenkins.assertBuildStatus(Result.UNSTABLE, run);
        assertThat(release("pms-production-1").outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void anErrorThatIsCaughtAroundADeploymentDoesNotMakeItAReleaseThatWasReleased() throws Exception {
        WorkflowRun run = fails(Clinic.release("""
                catchError { blueGreenDeploy(target: 'backend') {
                  canaryStage percent: 10, bake: '10m'
                  error 'bad' } }
                echo 'goes on'
                """), "goes on", "release pms-production-1 was not released: bad");
        jenkins.assertLogNotContains("released pms-production-1", run);
        assertThat(release("pms-production-1").outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    public void anotherTryIsAnotherRelease() throws Exception {
        WorkflowRun run = succeeds("int tries = 0\nretry(2) {\n" + Clinic.release("""
                blueGreenDeploy(target: 'backend') {
                  canaryStage percent: 10, bake: '10m'
                  if (++tries == 1) { error 'the first time' }
                }
                """) + "}");
        assertThat(ReleaseRunAction.of(run)).containsExactly("pms-production-1", "pms-production-2");
        assertThat(release("pms-production-1").outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(release("pms-production-2").outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void aTimeOutAroundAGateAbortsTheRelease() throws Exception {
        ended(
                Result.ABORTED,
                run(Clinic.release("timeout(time: 1, unit: 'SECONDS') { releaseGate name: 'Go', signOff: ['Lead'] }")),
                "Timeout has been exceeded");
        assertThat(release("pms-production-1").outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(release("pms-production-1").reason()).isEqualTo("Timeout has been exceeded");
    }

    @Test
    public void aBuildMayHaveSeveralReleases() throws Exception {
        WorkflowRun run = succeeds("""
                def first = release(service: 'pms', environment: 'staging', version: 'v2') { blueGreenDeploy('backend') { } }
                def second = release(service: 'pms', environment: 'production', version: 'v2') {
                  releaseGate name: 'Proved', facts: ['healthy in staging']
                  blueGreenDeploy('backend') { }
                }
                echo "${first} ${second}"
                parallel x: { release(service: 'x', environment: 'staging', version: 'v3') { blueGreenDeploy('frontend') { } } },
                         y: { release(service: 'y', environment: 'production', version: 'v3') { blueGreenDeploy('frontend') { } } }
                """);
        jenkins.assertLogContains("pms-staging-1 pms-production-1", run);
        assertThat(ReleaseRunAction.of(run))
                .containsExactlyInAnyOrder("pms-staging-1", "pms-production-1", "x-staging-1", "y-production-1")
                .allSatisfy(id -> assertThat(release(id).outcome()).isEqualTo(Outcome.RELEASED));
    }

    @Test
    public void aMatrixReleasesEachOfItsCells() throws Exception {
        WorkflowRun run = succeeds("""
                pipeline {
                  agent none
                  stages {
                    stage('Cells') {
                      matrix {
                        axes {
                          axis {
                            name 'PLACE'
                            values 'staging', 'production'
                          }
                          axis {
                            name 'PART'
                            values 'backend', 'frontend'
                          }
                        }
                        stages {
                          stage('Bring') {
                            steps {
                              release(service: "pms-${PART}", environment: PLACE, version: 'v2') {
                                blueGreenDeploy(target: PART) { canaryStage percent: 10, bake: '10m' }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
                """);
        assertThat(ReleaseRunAction.of(run)).hasSize(4);
    }

    @Test
    public void declarativePostConditionsSeeHowAReleaseEnded() throws Exception {
        String release = "release(service: 'pms', environment: 'production', version: 'v2') {\n%s\n}";
        WorkflowRun broken = fails(
                declarative(
                        release.formatted(
                                "blueGreenDeploy('backend') { canaryStage percent: 10, bake: '10m'\nscript { error 'broken' } }"),
                        "failure { rollback target: 'frontend', environment: 'staging', reason: 'to be safe', to: '"
                                + Clinic.OLD + "' }"),
                "the stage failed",
                "rollback: frontend never served");
        jenkins.assertLogNotContains("the next stage", broken);
        WorkflowRun refused = run(declarative(
                release.formatted("releaseGate name: 'Go', signOff: ['Lead'], timeout: '1h'"),
                "aborted { echo 'the build was aborted' }"));
        ended(Result.ABORTED, refused, "the stage was aborted", "the build was aborted");
        assertThat(release("pms-production-2").outcome()).isEqualTo(Outcome.REFUSED);
        WorkflowRun unstable = run(declarative(
                release.formatted("catchError(buildResult: 'UNSTABLE') { error 'x' }\nblueGreenDeploy('backend') { }"),
                "unstable { echo 'the build is unstable' }"));
        ended(Result.UNSTABLE, unstable, "the build is unstable", "the next stage");
        assertThat(release("pms-production-3").outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void anInputOfAStageComesBeforeItsReleaseAndIsNoSignOff() throws Exception {
        WorkflowRun run = start("""
                pipeline {
                  agent none
                  stages {
                    stage('Release') {
                      input { message 'Release it?' }
                      steps {
                        release(service: 'pms', environment: 'production', version: 'v2') { blueGreenDeploy('backend') { } }
                      }
                    }
                  }
                }
                """);
        until(
                run,
                "the input",
                () -> run.getAction(org.jenkinsci.plugins.workflow.support.steps.input.InputAction.class) != null);
        assertThat(ReleaseRunAction.of(run)).isEmpty();
        run.getAction(org.jenkinsci.plugins.workflow.support.steps.input.InputAction.class)
                .getExecutions()
                .get(0)
                .proceed(null);
        jenkins.assertBuildStatusSuccess(ended(run));
        assertThat(release("pms-production-1").gates()).isEmpty();
    }

    @Test
    public void aDeploymentInsideOneOfItsRouteIsRefusedAndBesideItTakesTurns() throws Exception {
        fails(
                Clinic.release("blueGreenDeploy('backend') { blueGreenDeploy('backend') { } }"),
                "blueGreenDeploy: a block around this one holds route 'backend' of target 'backend'; put one after the other");
        succeeds(Clinic.release("""
                parallel a: { blueGreenDeploy('backend') { canaryStage percent: 10, bake: '5m' } },
                         b: { blueGreenDeploy('backend') { canaryStage percent: 10, bake: '5m' } }
                """));
    }

    @Test
    public void aRollbackInTheBlockOfItsTargetEndsTheBlock() throws Exception {
        WorkflowRun run = fails(Clinic.release("""
                        blueGreenDeploy('backend') {
                          canaryStage percent: 10, bake: '5m'
                          rollback target: 'backend', reason: 'wrong doses'
                          echo 'never'
                        }
                        """), "backend " + Clinic.NEW + " rolled back: ", "wrong doses");
        jenkins.assertLogNotContains("never", run);
        assertThat(ReleaseRunAction.of(run))
                .hasSize(2)
                .allSatisfy(id -> assertThat(release(id).outcome()).isEqualTo(Outcome.ROLLED_BACK));
        fails(
                Clinic.release("blueGreenDeploy('backend') { rollback target: 'backend', reason: 'wrong doses' }"),
                "rollback: the block around it deploys to backend, which has no traffic on the new version yet");
    }

    @Test
    public void aRollbackNeedsNoReleaseAndAnyAdmittedJobMayCallIt() throws Exception {
        succeeds(Clinic.release("blueGreenDeploy('backend') { }"));
        WorkflowRun other = succeeds("""
                echo "past ${releaseVersions target: 'backend', environment: 'production'}"
                echo "back on ${rollback target: 'backend', environment: 'production', reason: 'errors'}"
                """);
        jenkins.assertLogContains("past [" + Clinic.OLD + "]", other);
        jenkins.assertLogContains("back on " + Clinic.OLD, other);
        assertThat(phases("pms-production-1")).containsEntry("backend", Phase.ROLLED_BACK);
        fails(
                "rollback target: 'backend', environment: 'production', reason: 'x', database: 'none', snapshot: 's'",
                "rollback: no database 'none' in environment 'production'; there is: records");
    }

    @Test
    public void textsWithValuesInThemAreTexts() throws Exception {
        ended(Result.ABORTED, run("""
                        def part = 'backend'
                        release(service: "p${'ms'}", environment: "${'production'}", version: "v${2}") {
                          blueGreenDeploy(target: "${part}") { canaryStage percent: 10, bake: "${5}m", analysis: "${'slo'}" }
                          releaseGate name: "Go ${part}", signOff: ["${'Lead'}": 1], facts: ["healthy in ${'staging'}"],
                                      timeout: "${1}m"
                        }
                        """), "gate 'Go backend': timed out after 1 min");
        assertThat(release("pms-production-1").plan().version()).isEqualTo("v2");
    }

    @Test
    public void wrongArgumentsAreRefusedAsInARehearsal() throws Exception {
        String deploy = "blueGreenDeploy('backend') { canaryStage percent: %s, bake: %s }";
        fails(
                Clinic.release(deploy.formatted("10.5", "'5m'")),
                "canaryStage: 'percent' must be a whole number, not '10.5'");
        fails(Clinic.release(deploy.formatted("'ten'", "'5m'")), "canaryStage: 'percent' must be a whole number");
        fails(Clinic.release(deploy.formatted("10", "5")), "canaryStage: 'bake' must be a text, not '5'");
        fails(
                Clinic.release("verifyRelease checks: 'healthz'"),
                "verifyRelease: 'checks' must be a list of texts, not the text 'healthz'");
        fails(
                Clinic.release("blueGreenDeploy(target: 'backend', keepBleu: '1h') { }"),
                "blueGreenDeploy: has no parameter 'keepBleu'; did you mean 'keepBlue'?");
        fails(
                Clinic.release("releaseGate name: 'Go', signOff: ['Lead'], fourEyes: 'no'"),
                "releaseGate: 'fourEyes' must be true or false, not the text 'no'");
        fails(Clinic.release("releaseGate name: 'Go', signOff: 5"), "releaseGate: signOff: is text or a list of texts");
        fails("release(service: 'pms', environment: 'production') { }", "release: parameter 'version' is missing");
        fails("release service: 'pms', environment: 'production', version: 'v2'", "must be called with a body");
        fails(Clinic.release("blueGreenDeploy('backnd') { }"), "no target 'backnd' in environment 'production'");
        fails(
                "release(service: 'pms', environment: 'prodution', version: 'v2') { }",
                "no environment 'prodution' is configured for job");
    }

    @Test
    public void hostileNamesDoNoHarm() throws Exception {
        String release = "release(service: '%s', environment: 'staging', version: '%s') { echo 'inside' }";
        for (String name : List.of("../../etc/passwd", "<script>alert(1)</script>", "a b#1", "ä€😀")) {
            WorkflowRun run = succeeds(release.formatted(name, name));
            assertThat(release(ReleaseRunAction.of(run).get(0)).plan().service())
                    .isEqualTo(name);
        }
        fails(release.formatted("a\\nb", "v2"), "release: 'service' has a line break or another control character");
        fails(release.formatted("pms", "v\\u001b[31m"), "release: 'version' has a line break");
        fails(
                release.formatted("x".repeat(201), "v2"),
                "release: 'service' has 201 characters, which is more than 200");
        fails(
                Clinic.release("releaseGate name: 'a\\nb', signOff: ['Lead']"),
                "releaseGate: 'name' has a line break or another control character");
    }
}
