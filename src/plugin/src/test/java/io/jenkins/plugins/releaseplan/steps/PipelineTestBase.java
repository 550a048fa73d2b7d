package io.jenkins.plugins.releaseplan.steps;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs pipelines under virtual time, in a Jenkins with a small clinic. */
abstract class PipelineTestBase {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    VirtualHostTime time;
    private int jobs;

    @Before
    public void openTheClinic() {
        VirtualHostTime.set(VirtualHostTime.START);
        time = ExtensionList.lookup(io.jenkins.plugins.releaseplan.host.HostTime.class).stream()
                .map(VirtualHostTime.class::cast)
                .findFirst()
                .orElseThrow();
        Clinic.open("");
    }

    WorkflowRun start(String script) throws Exception {
        return Clinic.job(jenkins, "job-" + ++jobs, script).scheduleBuild2(0).waitForStart();
    }

    /** Runs a pipeline to its end. */
    WorkflowRun run(String script) throws Exception {
        return ended(start(script));
    }

    WorkflowRun ended(WorkflowRun run) {
        time.until("the end of " + run, () -> !run.isLogUpdated());
        return run;
    }

    void until(WorkflowRun run, String what, BooleanSupplier there) {
        time.until(what, () -> {
            if (!run.isLogUpdated()) {
                throw new AssertionError(what + " did not come, the build ended:\n" + log(run));
            }
            return there.getAsBoolean();
        });
    }

    static String log(WorkflowRun run) {
        try {
            return JenkinsRule.getLog(run);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a pipeline that fails, and says these words. */
    WorkflowRun fails(String script, String... words) throws Exception {
        return ended(Result.FAILURE, run(script), words);
    }

    WorkflowRun ended(Result result, WorkflowRun run, String... words) throws Exception {
        jenkins.assertBuildStatus(result, run);
        for (String word : words) {
            jenkins.assertLogContains(word, run);
        }
        return run;
    }
}
