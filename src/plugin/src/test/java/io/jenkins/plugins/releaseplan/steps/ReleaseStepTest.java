package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;

public class ReleaseStepTest extends PipelineTestBase {

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    @Test
    public void givesTheIdOfWhatWasReleased() throws Exception {
        WorkflowRun run = run(Clinic.release("echo 'inside'"));
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("released pms-production-1", run);
        jenkins.assertLogContains("pms-production-1: ", run);
        Release release = Clinic.release(run);
        assertThat(release.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(ReleaseRunAction.of(run)).containsExactly("pms-production-1");
        assertThat(Clinic.host()
                        .ledger()
                        .load("pms-production-1")
                        .orElseThrow()
                        .origin()
                        .build())
                .isEqualTo(run.getExternalizableId());
    }

    @Test
    public void aFailureInsideFailsTheRelease() throws Exception {
        WorkflowRun run = fails(Clinic.release("error 'no good'"));
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Clinic.release(run).reason()).isEqualTo("no good");
    }

    @Test
    public void whatAPipelineSaysIsMaskedBeforeItIsStored() throws Exception {
        WorkflowRun run = fails(Clinic.release("releaseChecklist text: '# Plan\\n- [ ] Write to jane@clinic.example\\n"
                + "- [ ] Look at MRN 00123456'\nerror 'patient 7654321 has none'"));
        Release release = Clinic.release(run);
        assertThat(release.reason()).isEqualTo("[record number] has none");
        assertThat(StateJson.write(release))
                .contains("Write to [e-mail]", "Look at [record number]")
                .doesNotContain("jane@clinic.example", "00123456", "7654321");
    }

    @Test
    public void oneReleaseCannotStandInAnother() throws Exception {
        fails(
                Clinic.release(Clinic.release("echo 'inside'")),
                "release: a release cannot be inside another release; let the first one end");
    }

    @Test
    public void whatIsWrongIsSaidBeforeAnythingBegins() throws Exception {
        WorkflowRun run = fails(
                "release(service: 'pms', environment: 'prod', version: 'v1') { echo 'inside' }",
                "release: no environment 'prod' is configured for job 'job-1'; there is: production");
        assertThat(ReleaseRunAction.of(run)).isEmpty();
        fails(
                "release(service: 'pms', environment: 'production', version: '') { echo 'inside' }",
                "release: parameter 'version' is missing");
        fails(
                "release(service: 'pms', environment: 'production', version: 'v1', onAbort: 'stay') { echo 'inside' }",
                "release: 'onAbort' must be one of rollback, hold, not 'stay'");
    }

    @Test
    public void aStepThatIsStartedAgainAfterACrashTakesUpWhatItBegan() throws Exception {
        WorkflowRun run = start("semaphore 'before'\n" + Clinic.release("echo 'inside'"));
        SemaphoreStep.waitForStart("before/1", run);
        // What the step had done before Jenkins was killed, and of which the program knows nothing.
        ReleaseRunAction.add(run, "pms-production-1");
        Clinic.host()
                .begin(
                        new ReleasePlan(
                                "pms-production-1",
                                ReleasePlan.Kind.DEPLOYMENT,
                                "pms",
                                "production",
                                Clinic.NEW,
                                "SYSTEM",
                                Set.of()),
                        new Origin("", "", run.getExternalizableId()))
                .join();
        SemaphoreStep.success("before/1", null);
        jenkins.assertBuildStatusSuccess(ended(run));
        assertThat(ReleaseRunAction.of(run)).containsExactly("pms-production-1");
        assertThat(Clinic.host().release("pms-production-2")).isEmpty();
    }

    @Test
    public void buildsAfterEachOtherGetNumbersAfterEachOther() throws Exception {
        for (int i = 1; i <= 3; i++) {
            WorkflowRun run = run(Clinic.release("echo 'inside'"));
            assertThat(ReleaseRunAction.of(run)).containsExactly("pms-production-" + i);
        }
        WorkflowRun both =
                run("parallel(one: {" + Clinic.release("echo 'a'") + "}, two: {" + Clinic.release("echo 'b'") + "})");
        assertThat(ReleaseRunAction.of(both)).containsExactlyInAnyOrder("pms-production-4", "pms-production-5");
    }

    @Test
    public void deletingABuildKeepsItsRelease() throws Exception {
        WorkflowRun done = run(Clinic.release("echo 'inside'"));
        done.delete();
        assertThat(Clinic.host().release("pms-production-1")).isPresent();
    }

    @Test
    public void aBuildThatIsKilledHardLeavesNoReleaseBehind() throws Exception {
        WorkflowRun run =
                start(Clinic.release("blueGreenDeploy(target: 'backend') { canaryStage percent: 10, bake: '2h' }"));
        until(run, "the bake", () -> Clinic.percent(run) == 10);
        run.doKill();
        time.until("the end of the release", () -> Clinic.release(run).outcome() != Outcome.RUNNING);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Clinic.percent(run)).isZero();
    }
}
