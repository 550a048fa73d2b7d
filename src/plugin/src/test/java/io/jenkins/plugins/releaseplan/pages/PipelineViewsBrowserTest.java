package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.User;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.openqa.selenium.By;

/** A waiting gate as Pipeline Graph View shows it, by its own interfaces. */
public class PipelineViewsBrowserTest {

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    @Rule
    public final JenkinsRule jenkins = Chromium.patient(new JenkinsRule());

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String PIPELINE = """
            stage('Build') { echo 'built' }
            release(service: 'pms', environment: 'production', version: '%s') {
                stage('Approve') { releaseGate name: 'Go / No-Go', signOff: ['Security Lead'] }
            }
            """.formatted(Scene.NEW);

    @Test
    public void aGateThatWaitsIsPausedAndItsLogLeadsToTheReleasePage() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        VirtualHostTime time = ExtensionList.lookupSingleton(Time.class);
        new Scene(jenkins).open();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "views");
        job.setDefinition(new CpsFlowDefinition(PIPELINE, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        RunReleasePage page = new RunReleasePage(run);
        time.until(
                "the gate",
                () -> !page.getIds().isEmpty()
                        && WaitingGates.get().of(page.getIds().get(0)).contains("Go / No-Go"));
        CHROMIUM.look(false, false);
        CHROMIUM.login(jenkins.getURL(), "vera");
        CHROMIUM.driver().get(jenkins.getURL() + run.getUrl() + "stages/");
        CHROMIUM.see("body *", "Approve");
        CHROMIUM.see("a[href$='/release/']", "Sign and tick on the release page");
        CHROMIUM.picture("pipeline-graph-view");
        String tree =
                new Visitors(jenkins).get("vera", run.getUrl() + "stages/tree").text();
        assertThat(tree).containsPattern("\"name\"\\s*:\\s*\"Approve\"").contains("paused");
        CHROMIUM.driver().get(jenkins.getURL() + "job/views/");
        CHROMIUM.see(By.cssSelector("a[href$='/release/'][tooltip*='Go / No-Go'], a[href$='/release/'] svg"));
        CHROMIUM.picture("job-page");
        Deeds.of(User.getById("sam", true).impersonate2())
                .sign(page.getIds().get(0), "Go / No-Go", null, "", Scene.NEW);
        time.until("the end", () -> !run.isLogUpdated());
        jenkins.assertBuildStatusSuccess(run);
    }
}
