package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

public class ReleaseStepTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private VirtualHostTime time;

    @Before
    public void open() {
        VirtualHostTime.set(VirtualHostTime.START);
        time = hudson.ExtensionList.lookupSingleton(Time.class);
        Clinic.open("");
    }

    private WorkflowRun run(String script) throws Exception {
        WorkflowJob job = Clinic.job(jenkins, "release-" + jenkins.jenkins.getItems().size(), script);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        time.until("the end of " + run, () -> !run.isLogUpdated());
        return run;
    }

    @Test
    public void givesTheIdOfWhatWasReleased() throws Exception {
        WorkflowRun run = run(Clinic.release("echo 'inside'"));
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("released pms-production-1", run);
        Release release = Clinic.release(run);
        assertThat(release.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(ReleaseRunAction.of(run)).containsExactly("pms-production-1");
        assertThat(Clinic.host().ledger().load("pms-production-1").orElseThrow().origin().build())
                .isEqualTo(run.getExternalizableId());
    }

    @Test
    public void aFailureInsideFailsTheRelease() throws Exception {
        WorkflowRun run = run(Clinic.release("error 'no good'"));
        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Clinic.release(run).reason()).isEqualTo("no good");
    }

    @Test
    public void oneReleaseCannotStandInAnother() throws Exception {
        WorkflowRun run = run(Clinic.release(Clinic.release("echo 'inside'")));
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("release: a release cannot be inside another release; let the first one end", run);
    }

    @Test
    public void anUnknownEnvironmentSaysWhichThereAre() throws Exception {
        WorkflowRun run = run("release(service: 'pms', environment: 'prod', version: 'v1') { echo 'inside' }");
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("release: no environment 'prod' is configured; there is: production", run);
        assertThat(ReleaseRunAction.of(run)).isEmpty();
    }
}
