package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;

public class RollbackStepTest extends PipelineTestBase {

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String DEPLOY = Clinic.release("blueGreenDeploy(target: 'backend') { }");

    private static String rollback(String more) {
        return "echo \"back on ${rollback target: 'backend', environment: 'production', reason: 'wrong doses'" + more
                + "}\"";
    }

    @Test
    public void blueThatIsKeptGetsItsTrafficAtOnce() throws Exception {
        WorkflowRun deployed = run(DEPLOY);
        Instant before = time.now();
        WorkflowRun run = run(rollback(""));
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("back on " + Clinic.OLD, run);
        assertThat(Clinic.phase(deployed)).isEqualTo(Phase.ROLLED_BACK);
        assertThat(Duration.between(before, time.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(Clinic.release(run).plan().kind()).isEqualTo(ReleasePlan.Kind.ROLLBACK);
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    public void aVersionOfLongAgoIsBroughtAndTheDatabaseRestoredLast() throws Exception {
        WorkflowRun deployed = run(Clinic.release(
                "databaseSnapshot database: 'records', name: 'before'\n" + "blueGreenDeploy(target: 'backend') { }"));
        time.until("blue's end", () -> Clinic.phase(deployed) == Phase.COMPLETED);
        WorkflowRun run =
                run("echo \"can: ${releaseVersions(target: 'backend', environment: 'production').join(' ')}\"\n"
                        + rollback(", to: 'v20260209-aaaaaaa', database: 'records', snapshot: 'before'"));
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("can: " + Clinic.OLD + " v20260216-bbbbbbb v20260209-aaaaaaa", run);
        jenkins.assertLogContains("back on v20260209-aaaaaaa", run);
        assertThat(Clinic.release(run).databases())
                .singleElement()
                .satisfies(work -> assertThat(work.ended()).isTrue());
    }

    @Test
    public void whatWasNotWellIsNoPreviousVersion() throws Exception {
        WorkflowRun run = run(rollback(""));
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("back on v20260209-aaaaaaa", run);
    }

    @Test
    public void wrongValuesAreRefusedInWords() throws Exception {
        fails(
                rollback(", to: 'v0'"),
                "rollback: backend never served 'v0' in production; it can go back to: v20260216-bbbbbbb, v20260209-aaaaaaa");
        fails(rollback(", database: 'records'"), "rollback: 'database' and 'snapshot' go together");
        fails(
                "rollback target: 'backend', reason: 'x'",
                "rollback: say the 'environment', or call it inside a release");
        fails("rollback target: 'backend', environment: 'production', reason: ' '", "rollback: say the reason");
        fails("releaseVersions target: 'front', environment: 'production'", "releaseVersions: no target 'front'");
        fails(rollback(", database: 'records', snapshot: 'none'"), "restore of none of database records failed: ");
    }
}
