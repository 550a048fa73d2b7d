package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A build that waits at a gate, as Pipeline Graph View's own page shows it. */
public class PipelineGraphBrowserTest {

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    @Rule
    public final JenkinsRule jenkins = Chromium.patient(new JenkinsRule());

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    @Test
    public void aWaitingGateIsAPauseAndItsLogLeadsToTheReleasePage() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        new Scene(jenkins).open();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "ship");
        job.setDefinition(new CpsFlowDefinition("""
                release(service: 'pms', environment: 'production', version: 'v2') {
                    stage('Approval') {
                        releaseGate name: 'Go-ahead', signOff: ['Release Manager'], timeout: '4h'
                    }
                }
                """, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Sign and tick", run);
        CHROMIUM.look(false, false);
        CHROMIUM.login(jenkins.getURL(), "vera");
        CHROMIUM.driver().get(jenkins.getURL() + run.getUrl() + "pipeline-overview/");
        CHROMIUM.see(By.cssSelector("#main-panel svg[aria-label=paused]"));
        CHROMIUM.see("#main-panel", "Go-ahead");
        CHROMIUM.picture("pipeline-graph");
        CHROMIUM.press(CHROMIUM.see("#main-panel a[href$='release/']", "Sign and tick on the release page"));
        CHROMIUM.see("rp-gates", "Release Manager");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }
}
