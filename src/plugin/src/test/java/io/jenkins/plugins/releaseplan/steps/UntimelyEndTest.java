package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Executor;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaseplan.config.H2LedgerEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.TestExtension;

/** Releases that people, or what is around them, end before their steps do. */
public class UntimelyEndTest extends PipelineTestBase {

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static final String BAKES =
            Clinic.release("blueGreenDeploy(target: 'backend') { canaryStage percent: 10, bake: '2h' }");

    private WorkflowRun bakes() throws Exception {
        WorkflowRun run = start(BAKES);
        until(run, "the bake", () -> Clinic.percent(run) == 10);
        return run;
    }

    @Test
    public void aRejectedInputAbortsTheReleaseInTheNameOfWhoRejected() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        WorkflowRun run = start(Clinic.release(
                "blueGreenDeploy(target: 'backend') { canaryStage percent: 10, bake: '10m'\n" + "input 'Go on?' }"));
        until(run, "the input", () -> run.getAction(InputAction.class) != null);
        assertThat(Clinic.percent(run)).isEqualTo(10);
        try (ACLContext as = ACL.as2(User.getById("ann", true).impersonate2())) {
            run.getAction(InputAction.class).getExecutions().get(0).doAbort();
        }
        ended(Result.ABORTED, ended(run));
        Release release = Clinic.release(run);
        assertThat(release.reason()).contains("ann");
        assertThat(release.outcome()).isIn(Outcome.ABORTED, Outcome.ROLLED_BACK);
        assertThat(Clinic.phase(run)).isEqualTo(Phase.ROLLED_BACK);
        assertThat(Clinic.host().ledger().audit(release.plan().id()))
                .anySatisfy(event -> assertThat(event.entry().facts())
                        .contains("\"by\":\"ann\"")
                        .contains("\"cause\":\"ABORTED\""));
        assertThat(release.gates()).as("nobody approved").isEmpty();
    }

    @Test
    public void deletingTheJobOfARunningBuildTakesItsReleaseBack() throws Exception {
        WorkflowRun run = bakes();
        assertThatThrownBy(run::delete).hasMessageContaining("still running");
        assertThat(Clinic.percent(run)).isEqualTo(10);
        CompletableFuture<Void> deleted = CompletableFuture.runAsync(() -> {
            try (ACLContext as = ACL.as2(ACL.SYSTEM2)) {
                run.getParent().delete();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        time.until("the end of the release", () -> Clinic.release(run).outcome() != Outcome.RUNNING);
        deleted.join();
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Clinic.phase(run)).isEqualTo(Phase.ROLLED_BACK);
        assertThat(Clinic.host().ledger().liveWhere())
                .noneMatch(live -> live.version().equals(Clinic.NEW));
    }

    @Test
    public void anAbortRepeatedIsOneAbort() throws Exception {
        WorkflowRun run = bakes();
        run.getExecutor().interrupt();
        run.getExecutor().interrupt();
        ended(Result.ABORTED, ended(run));
        assertThat(Clinic.phase(run)).isEqualTo(Phase.ROLLED_BACK);
        String release = Clinic.release(run).plan().id();
        assertThat(Clinic.host().ledger().audit(release).stream()
                        .map(event -> event.entry().kind())
                        .filter(List.of("ROLLBACK_STARTED", "ROLLED_BACK", "RELEASE_ENDED")::contains))
                .containsExactly("ROLLBACK_STARTED", "ROLLED_BACK", "RELEASE_ENDED");
    }

    private static CauseOfInterruption by(String person) {
        return new CauseOfInterruption.UserInterruption(User.getById(person, true));
    }

    @Test
    public void anAbortByNobodyAndThenBySomebodyIsTheirs() throws Exception {
        WorkflowRun run = bakes();
        run.getExecutor().interrupt(Result.ABORTED);
        run.getExecutor().interrupt(Result.ABORTED, by("ann"));
        ended(Result.ABORTED, ended(run));
        assertThat(Clinic.release(run).reason()).isEqualTo("aborted by ann");
        assertThat(Clinic.phase(run)).isEqualTo(Phase.ROLLED_BACK);
    }

    @Test
    public void anAbortRepeatedKeepsItsName() throws Exception {
        for (int i = 0; i < 5; i++) {
            WorkflowRun run = bakes();
            Executor executor = run.getExecutor();
            // By one person: of two, neither the build nor the steps can tell who was first.
            for (int click = 0; click < 4; click++) {
                executor.interrupt(Result.ABORTED, by("ann"));
            }
            ended(Result.ABORTED, ended(run));
            assertThat(Clinic.release(run).reason()).contains("aborted by ann");
            assertThat(Clinic.host().ledger().audit(Clinic.release(run).plan().id()))
                    .filteredOn(event -> event.entry().kind().equals("ROLLBACK_STARTED"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.entry().facts()).contains("\"by\":\"ann\""));
        }
    }

    /** Jenkins gives the names to the build with one of the aborts, and interrupts the steps with the other. */
    @Test
    public void anAbortWhoseNameHasGoneToTheBuildIsFoundThere() throws Exception {
        WorkflowRun run = bakes();
        run.addAction(new InterruptedBuildAction(List.of(by("ann"))));
        run.getExecution().interrupt(Result.ABORTED);
        ended(Result.ABORTED, ended(run));
        assertThat(Clinic.release(run).reason()).isEqualTo("aborted by ann");
        assertThat(Clinic.host().ledger().audit(Clinic.release(run).plan().id()))
                .anySatisfy(event -> assertThat(event.entry().facts())
                        .contains("\"by\":\"ann\"")
                        .contains("\"cause\":\"ABORTED\""));
    }

    @Test
    public void aLedgerThatCannotBeFailsTheStepInWords() throws Exception {
        Path path = folder.getRoot().toPath().resolve("ledger");
        H2LedgerEntry entry = new H2LedgerEntry();
        entry.setFile(path.toString());
        ReleasePlanConfiguration.get().setLedger(entry);
        ReleaseService.get().stop();
        Files.createDirectory(path);
        WorkflowRun run = fails(
                Clinic.release("echo 'inside'"),
                "the ledger of releases cannot be used: " + path + ": is a directory; name a file in it, for example "
                        + path.resolve("releases.mv.db"));
        jenkins.assertLogNotContains("inside", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
        assertThat(ReleaseRunAction.of(run)).isEmpty();
        Files.delete(path);
        jenkins.assertBuildStatusSuccess(run(Clinic.release("echo 'inside'")));
    }
}
