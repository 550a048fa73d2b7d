package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.time.Duration;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;

public class DeploymentStepsTest extends PipelineTestBase {

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String CANARY = "canaryStage percent: 10, bake: '1h', analysis: 'slo'";

    private static String deploy(String body) {
        return "blueGreenDeploy(target: 'backend') {\n" + body + "\n}\n";
    }

    @Test
    public void bringsTheVersionStageByStage() throws Exception {
        WorkflowRun run = start(Clinic.release(deploy(CANARY + "\ncanaryStage percent: 50, bake: '2h'")
                + "verifyRelease checks: ['healthz', 'smoke']\nmonitorRelease '1h'\n"
                + "echo \"snapshot ${databaseSnapshot 'records'}\"\n"));
        until(run, "10 %", () -> Clinic.percent(run) == 10);
        until(run, "50 %", () -> Clinic.percent(run) == 50);
        ended(run);
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("snapshot pms-production-1-snapshot-records", run);
        jenkins.assertLogContains("backend: 10 % of traffic on green " + Clinic.NEW, run);
        assertThat(Clinic.phase(run)).isEqualTo(Phase.KEEPING_BLUE);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void aBlockMayBeEmpty() throws Exception {
        jenkins.assertBuildStatusSuccess(run(Clinic.release("blueGreenDeploy(target: 'backend', keepBlue: '5m') { }")));
        jenkins.assertBuildStatusSuccess(run(Clinic.release("blueGreenDeploy('backend') { }")));
    }

    @Test
    public void aBreachGoesBackAndFailsTheBuildWithItsWords() throws Exception {
        Clinic.open(Clinic.BAD);
        WorkflowRun run = fails(
                Clinic.release(deploy(CANARY)),
                "backend " + Clinic.NEW + " rolled back: ",
                "all traffic is on " + Clinic.OLD);
        assertThat(Clinic.phase(run)).isEqualTo(Phase.ROLLED_BACK);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.getAction(InterruptedBuildAction.class).getCauses())
                .hasAtLeastOneElementOfType(WentBack.class)
                .anySatisfy(cause -> assertThat(cause.getShortDescription()).contains("errorRate"));
    }

    @Test
    public void aBreachInterruptsWhateverTheBlockDoes() throws Exception {
        Clinic.open(Clinic.BAD);
        WorkflowRun run = fails(
                Clinic.release("blueGreenDeploy(target: 'backend', policy: 'strict') {\n"
                        + "canaryStage percent: 10, bake: '1m'\nsemaphore 'test'\necho 'never'\n}"),
                "backend " + Clinic.NEW + " rolled back: ");
        jenkins.assertLogNotContains("never", run);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    public void aBreachWhileAGateWaitsIsNoRefusal() throws Exception {
        Clinic.open(Clinic.BAD);
        WorkflowRun run = fails(Clinic.release("blueGreenDeploy(target: 'backend', policy: 'strict') {\n"
                + "canaryStage percent: 10, bake: '1m'\nreleaseGate name: 'More', signOff: ['Lead']\n}"));
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    public void aFailedBlockGoesBack() throws Exception {
        WorkflowRun run = fails(Clinic.release(deploy("canaryStage percent: 10, bake: '1m'\nerror 'the smoke test'")));
        assertThat(Clinic.phase(run)).isEqualTo(Phase.ROLLED_BACK);
        assertThat(Clinic.release(run).reason()).contains("the smoke test");
    }

    @Test
    public void anAbortGoesBackAndTheBuildEndsWhenTheTrafficHas() throws Exception {
        WorkflowRun run = start(Clinic.release(deploy(CANARY)));
        until(run, "10 %", () -> Clinic.percent(run) == 10);
        run.getExecutor()
                .interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption(User.getById("ann", true)));
        ended(Result.ABORTED, ended(run), "backend: rolled back, all traffic is on " + Clinic.OLD);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Clinic.release(run).reason()).contains("aborted by ann");
    }

    @Test
    public void anAbortHoldsTheTrafficIfToldSo() throws Exception {
        WorkflowRun run = start(Clinic.release(
                ", onAbort: 'hold'", "blueGreenDeploy(target: 'backend', onAbort: 'hold') {\n" + CANARY + "\n}"));
        until(run, "10 %", () -> Clinic.percent(run) == 10);
        run.getExecutor().interrupt();
        run.getExecutor().interrupt();
        ended(Result.ABORTED, ended(run), "backend: the traffic is held with 10 % on " + Clinic.NEW);
        assertThat(Clinic.phase(run)).isEqualTo(Phase.HELD);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ABORTED);
    }

    @Test
    public void anAbortBeforeGreenIsUpTakesGreenDown() throws Exception {
        WorkflowRun run = start(Clinic.release(deploy(CANARY)));
        until(run, "warming", () -> Clinic.phase(run) == Phase.WARMING);
        run.getExecutor().interrupt();
        ended(Result.ABORTED, ended(run), "has no traffic, all of it is on " + Clinic.OLD);
        assertThat(Clinic.phase(run)).isEqualTo(Phase.FAILED);
    }

    @Test
    public void aSecondDeploymentOnTheRouteWaitsOrFailsAsTold() throws Exception {
        WorkflowRun first = start(Clinic.release(deploy(CANARY)));
        until(first, "10 %", () -> Clinic.percent(first) == 10);
        WorkflowRun second = start(Clinic.release(deploy("")));
        time.until("the queue", () -> Clinic.phase(second) == Phase.WAITING_FOR_ROUTE);
        fails(Clinic.release("blueGreenDeploy(target: 'backend', onBusy: 'fail') { }"), "pms-production-1/backend");
        jenkins.assertBuildStatusSuccess(ended(first));
        jenkins.assertBuildStatusSuccess(ended(second));
        assertThat(time.now()).isAfter(VirtualHostTime.START.plus(Duration.ofHours(2)));
    }

    @Test
    public void stepsOutsideTheirBlocksSayWhichBlockTheyNeed() throws Exception {
        fails(
                CANARY,
                "canaryStage belongs inside a 'blueGreenDeploy' block: blueGreenDeploy(target: …) { canaryStage … }");
        for (String step : new String[] {
            "blueGreenDeploy ('backend') { }", "releaseGate 'Go'", "verifyRelease checks: ['healthz']",
            "monitorRelease '1h'", "databaseSnapshot 'records'", "releaseChecklist text: '# Plan'"
        }) {
            String name = step.substring(0, step.indexOf(' '));
            fails(
                    step,
                    name + " belongs inside a 'release' block: release(service: …, environment: …, version: …) { … }");
        }
    }

    @Test
    public void wrongValuesAreRefusedInWords() throws Exception {
        fails(
                Clinic.release("blueGreenDeploy(target: 'front') { }"),
                "blueGreenDeploy: no target 'front' in environment 'production'");
        fails(
                Clinic.release("blueGreenDeploy(target: 'backend', keepBlue: 'long') { }"),
                "blueGreenDeploy: 'keepBlue' must be a duration");
        fails(
                Clinic.release(deploy("canaryStage percent: 0, bake: '1h'")),
                "canaryStage: 'percent' must be from 1 to 100, not 0");
        fails(Clinic.release(deploy("canaryStage percent: 10, bake: '1h', analysis: 'x'")), "canaryStage: ");
        fails(
                Clinic.release("monitorRelease '1h'"),
                "monitorRelease: there is nothing to watch yet; put it after blueGreenDeploy");
        fails(Clinic.release("verifyRelease checks: []"), "verifyRelease: name at least one check");
        fails(Clinic.release("verifyRelease checks: ['broken'], timeout: '3m'"), "verification failed: ");
    }

    @Test
    public void aBreachWhileItIsMonitoredFailsTheBuild() throws Exception {
        Clinic.open("""
                faults:
                  - { kind: errors, name: leak, rate: 40%, after: { event: cutover, delay: 10m } }
                """);
        WorkflowRun run = fails(
                Clinic.release(
                        "blueGreenDeploy(target: 'backend') { }\nmonitorRelease duration: '1h', analysis: 'slo'"),
                "backend " + Clinic.NEW + " rolled back: ");
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }
}
