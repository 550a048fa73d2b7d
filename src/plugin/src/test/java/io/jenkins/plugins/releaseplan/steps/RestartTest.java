package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputSubmittedAction;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.TestExtension;

/** Jenkins goes down wherever a step can wait, and the build goes on where it was; the time meanwhile counts. */
public class RestartTest {

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    @Before
    public void begin() {
        VirtualHostTime.set(VirtualHostTime.START);
    }

    private static VirtualHostTime time() {
        return ExtensionList.lookup(HostTime.class).stream()
                .map(VirtualHostTime.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private interface After {
        void go(JenkinsRule jenkins, WorkflowRun run) throws Exception;
    }

    private void restartedAt(String body, Predicate<WorkflowRun> there, Duration down, After after) throws Throwable {
        restarted(Clinic.release(body), "", there, down, after);
    }

    private void restarted(String script, String scenario, Predicate<WorkflowRun> there, Duration down, After after)
            throws Throwable {
        sessions.then(jenkins -> {
            Clinic.openLasting(scenario);
            WorkflowJob job = Clinic.job(jenkins, "job", script);
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            time().until("the place to wait at", () -> {
                if (!run.isLogUpdated()) {
                    throw new AssertionError("the build ended:\n" + PipelineTestBase.log(run));
                }
                return there.test(run);
            });
        });
        VirtualHostTime.skip(down);
        sessions.then(jenkins -> {
            WorkflowRun run =
                    jenkins.jenkins.getItemByFullName("job", WorkflowJob.class).getBuildByNumber(1);
            after.go(jenkins, run);
        });
    }

    private static void succeeds(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        time().until("the end", () -> !run.isLogUpdated());
        jenkins.assertBuildStatusSuccess(run);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(ReleaseRunAction.of(run)).containsExactly("pms-production-1");
    }

    private static boolean baking(WorkflowRun run) {
        return Clinic.phase(run) == Phase.BAKING;
    }

    @Test
    public void inAGate() throws Throwable {
        restartedAt(
                "def who = releaseGate name: 'Go', signOff: ['Lead'], timeout: '72h'\necho \"by ${who}\"",
                run -> Clinic.gateWaits(run, "Go"),
                Duration.ofHours(70),
                (jenkins, run) -> {
                    time().until("the build", () -> Clinic.gateWaits(run, "Go"));
                    Clinic.sign(run, "Go", "ann", "Lead");
                    succeeds(jenkins, run);
                    jenkins.assertLogContains("by [ann]", run);
                });
    }

    /** As a Jenkins leaves it that is killed between the two. */
    private static boolean submitsWithoutRecord(WorkflowRun run) {
        if (!Clinic.gateWaits(run, "Go")) {
            return false;
        }
        new DepthFirstScanner()
                .allNodes(run.getExecution()).stream()
                        .filter(node -> "echo".equals(node.getDisplayFunctionName()))
                        .findFirst()
                        .orElseThrow()
                        .addAction(new InputSubmittedAction("ann", Map.of()));
        return true;
    }

    @Test
    public void afterAnInputThatWasSubmittedAndNotRecordedItIsRecordedOnce() throws Throwable {
        restartedAt(
                "echo 'Sure?'\nreleaseGate name: 'Go', signOff: ['Lead'], timeout: '72h'",
                RestartTest::submitsWithoutRecord,
                Duration.ofHours(1),
                (jenkins, run) -> {
                    time().until(
                                    "the record",
                                    () -> Clinic.release(run).gates().values().stream()
                                            .anyMatch(gate -> gate.plan().name().equals("input 'Sure?'")
                                                    && gate.state() == Gate.State.OPEN
                                                    && gate.signOffs()
                                                            .get(0)
                                                            .person()
                                                            .equals("ann")));
                    Release recorded = Clinic.release(run);
                    new InputSignOffs.Resumed().onResumed(run.getExecution());
                    time().pass(Duration.ofMinutes(1));
                    assertThat(Clinic.release(run)).isEqualTo(recorded);
                    Clinic.sign(run, "Go", "bob", "Lead");
                    succeeds(jenkins, run);
                });
    }

    @Test
    public void inAGateOfAJobThatWasRenamedMeanwhile() throws Throwable {
        sessions.then(jenkins -> {
            Clinic.openLasting("");
            WorkflowJob job = Clinic.job(
                    jenkins, "job", Clinic.release("releaseGate name: 'Go', signOff: ['Lead'], timeout: '72h'"));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            time().until("the gate", () -> Clinic.gateWaits(run, "Go"));
            job.renameTo("another");
        });
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("another", WorkflowJob.class)
                    .getBuildByNumber(1);
            time().until("the build", () -> Clinic.gateWaits(run, "Go"));
            Clinic.sign(run, "Go", "ann", "Lead");
            succeeds(jenkins, run);
        });
    }

    @Test
    public void inAGateWhoseTimeRunsOutMeanwhile() throws Throwable {
        restartedAt(
                "releaseGate name: 'Go', signOff: ['Lead'], timeout: '4h'",
                run -> Clinic.gateWaits(run, "Go"),
                Duration.ofHours(5),
                (jenkins, run) -> {
                    time().until("the end", () -> !run.isLogUpdated());
                    jenkins.assertBuildStatus(Result.ABORTED, run);
                    jenkins.assertLogContains("gate 'Go'", run);
                    assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.REFUSED);
                });
    }

    @Test
    public void whileGreenStarts() throws Throwable {
        restartedAt(
                "blueGreenDeploy(target: 'backend') { echo 'inside' }",
                run -> Clinic.phase(run) == Phase.WARMING,
                Duration.ofMinutes(1),
                (jenkins, run) -> {
                    succeeds(jenkins, run);
                    assertThat(Clinic.phase(run)).isEqualTo(Phase.KEEPING_BLUE);
                    assertThat(occurrences(run, "inside")).isEqualTo(1);
                });
    }

    private static long occurrences(WorkflowRun run, String line) {
        return PipelineTestBase.log(run).lines().filter(line::equals).count();
    }

    @Test
    public void whileTheCanaryBakes() throws Throwable {
        restartedAt(
                "blueGreenDeploy(target: 'backend') { canaryStage percent: 10, bake: '6h', analysis: 'slo'\n"
                        + "canaryStage percent: 50, bake: '1h' }",
                RestartTest::baking,
                Duration.ofHours(3),
                RestartTest::succeeds);
    }

    @Test
    public void whileTheCanaryBakesAndItsAbortComesAfterwards() throws Throwable {
        restartedAt(
                "blueGreenDeploy(target: 'backend') { canaryStage percent: 10, bake: '6h', analysis: 'slo' }",
                RestartTest::baking,
                Duration.ofHours(3),
                (jenkins, run) -> {
                    time().pass(Duration.ofMinutes(1));
                    run.getExecutor().interrupt();
                    time().until("the end", () -> !run.isLogUpdated());
                    jenkins.assertBuildStatus(Result.ABORTED, run);
                    jenkins.assertLogContains("all traffic is on " + Clinic.OLD, run);
                    assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
                });
    }

    @Test
    public void whileItIsMonitored() throws Throwable {
        restartedAt(
                "blueGreenDeploy(target: 'backend') { }\nmonitorRelease duration: '12h', analysis: 'slo'",
                RestartTest::monitored,
                Duration.ofHours(10),
                RestartTest::succeeds);
    }

    private static boolean monitored(WorkflowRun run) {
        Release release = Clinic.release(run);
        return release != null && release.rollouts().values().stream().anyMatch(rollout -> rollout.monitor() != null);
    }

    @Test
    public void whileItIsVerified() throws Throwable {
        restarted(
                Clinic.release("verifyRelease checks: ['broken'], timeout: '2h'"),
                "",
                run -> Clinic.release(run) != null
                        && !Clinic.release(run).verifications().isEmpty(),
                Duration.ofMinutes(30),
                (jenkins, run) -> {
                    time().until("the end", () -> !run.isLogUpdated());
                    jenkins.assertBuildStatus(Result.FAILURE, run);
                    jenkins.assertLogContains("verification failed: ", run);
                });
    }

    @Test
    public void whileASnapshotIsTaken() throws Throwable {
        restartedAt(
                "echo databaseSnapshot('records')",
                run -> Clinic.release(run) != null
                        && !Clinic.release(run).databases().isEmpty(),
                Duration.ofMinutes(5),
                (jenkins, run) -> {
                    succeeds(jenkins, run);
                    jenkins.assertLogContains("pms-production-1-snapshot-records", run);
                });
    }

    @Test
    public void whileItWaitsForARoute() throws Throwable {
        String deploy = "blueGreenDeploy(target: 'backend', keepBlue: '10m') { canaryStage percent: 10, bake: '1h' }";
        restarted(
                "parallel(one: {" + Clinic.release(deploy) + "}, two: {" + Clinic.release(deploy) + "})",
                "",
                run -> ReleaseRunAction.of(run).size() == 2 && queued(run),
                Duration.ofMinutes(10),
                (jenkins, run) -> {
                    time().until("the end", () -> !run.isLogUpdated());
                    jenkins.assertBuildStatusSuccess(run);
                    assertThat(ReleaseRunAction.of(run))
                            .hasSize(2)
                            .allSatisfy(id -> assertThat(Clinic.host()
                                            .release(id)
                                            .orElseThrow()
                                            .outcome())
                                    .isEqualTo(Outcome.RELEASED));
                });
    }

    private static boolean queued(WorkflowRun run) {
        return ReleaseRunAction.of(run).stream()
                                .flatMap(id -> Clinic.host().release(id).stream())
                                .flatMap(release -> release.rollouts().values().stream())
                                .filter(rollout -> rollout.phase() == Phase.WAITING_FOR_ROUTE)
                                .count()
                        == 1
                && ReleaseRunAction.of(run).stream()
                        .flatMap(id -> Clinic.host().release(id).stream())
                        .flatMap(release -> release.rollouts().values().stream())
                        .anyMatch(rollout -> rollout.phase() == Phase.BAKING);
    }

    @Test
    public void aBreachAfterTheRestartGoesBack() throws Throwable {
        restarted(
                Clinic.release(
                        "blueGreenDeploy(target: 'backend') { canaryStage percent: 10, bake: '2h', analysis: 'slo' }"),
                Clinic.BAD,
                RestartTest::baking,
                Duration.ofMinutes(20),
                (jenkins, run) -> {
                    time().until("the end", () -> !run.isLogUpdated());
                    jenkins.assertBuildStatus(Result.FAILURE, run);
                    jenkins.assertLogContains("rolled back: ", run);
                    assertThat(Clinic.phase(run)).isEqualTo(Phase.ROLLED_BACK);
                });
    }
}
