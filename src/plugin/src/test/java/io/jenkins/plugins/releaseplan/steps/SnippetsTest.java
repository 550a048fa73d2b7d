package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

public class SnippetsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private final SnippetizerTester tester = new SnippetizerTester(JENKINS);

    @Before
    public void open() {
        Clinic.open("");
    }

    @Test
    public void everyStepGoesRound() throws Exception {
        ReleaseStep release = new ReleaseStep("pms", "production", "v1");
        tester.assertRoundTrip(
                release, "release(environment: 'production', service: 'pms', version: 'v1') {\n    // some block\n}");
        release.setOnAbort("hold");
        tester.assertRoundTrip(
                release,
                "release(environment: 'production', onAbort: 'hold', service: 'pms', version: 'v1') {\n    // some block\n}");
        tester.assertRoundTrip(new ReleaseVersionStep(), "releaseVersion()");
        tester.assertRoundTrip(new ReleaseVersionsStep("backend"), "releaseVersions 'backend'");
        tester.assertRoundTrip(new ReleaseChecklistStep("plan.md"), "releaseChecklist 'plan.md'");
        tester.assertRoundTrip(
                new BlueGreenDeployStep("backend"), "blueGreenDeploy('backend') {\n    // some block\n}");
        tester.assertRoundTrip(new CanaryStageStep(10, "24h"), "canaryStage bake: '24h', percent: 10");
        tester.assertRoundTrip(new VerifyReleaseStep(List.of("healthz")), "verifyRelease(['healthz'])");
        tester.assertRoundTrip(new MonitorReleaseStep("72h"), "monitorRelease '72h'");
        tester.assertRoundTrip(new DatabaseSnapshotStep("records"), "databaseSnapshot 'records'");
        tester.assertRoundTrip(new RollbackStep("backend", "errors"), "rollback reason: 'errors', target: 'backend'");
    }

    @Test
    public void gatesGoRoundWithListsAndMaps() throws Exception {
        ReleaseGateStep gate = new ReleaseGateStep("Go");
        gate.setSignOff(List.of("Lead", "Second"));
        gate.setPhase("Before");
        gate.setFacts(List.of("healthy in staging"));
        tester.assertRoundTrip(
                gate,
                "releaseGate facts: ['healthy in staging'], name: 'Go', phase: 'Before', signOff: ['Lead', 'Second']");
        gate.setSignOff(Map.of("Lead", 2));
        gate.setPhase(null);
        gate.setFacts(null);
        tester.assertRoundTrip(gate, "releaseGate name: 'Go', signOff: [Lead: 2]");
        gate.setSignOff(Map.of("Release Manager", 2));
        tester.assertRoundTrip(gate, "releaseGate name: 'Go', signOff: ['Release Manager': 2]");
    }

    @Test
    public void formsGoRound() throws Exception {
        ReleaseGateStep gate = new ReleaseGateStep("Go");
        gate.setSignOff(Map.of("Lead", 2));
        gate.setHealthy(List.of("backend"));
        gate.setTimeout("4h");
        gate.setFourEyes(false);
        ReleaseGateStep same = new StepConfigTester(JENKINS).configRoundTrip(gate);
        JENKINS.assertEqualDataBoundBeans(gate, same);
        VerifyReleaseStep verify = new VerifyReleaseStep(List.of("healthz", "smoke"));
        assertThat(new StepConfigTester(JENKINS).configRoundTrip(verify).getChecks())
                .containsExactly("healthz", "smoke");
        CanaryStageStep canary = new CanaryStageStep(25, "1h");
        canary.setAnalysis("slo");
        canary.setOnBreach("ask");
        JENKINS.assertEqualDataBoundBeans(canary, new StepConfigTester(JENKINS).configRoundTrip(canary));
    }

    @Test
    public void everyFieldHasHelp() throws Exception {
        for (StepDescriptor step : StepDescriptor.all()) {
            if (step instanceof ReleaseStepDescriptor) {
                String folder = step.clazz.getSimpleName();
                assertThat(step.clazz.getResource(folder + "/help.html"))
                        .as(folder)
                        .isNotNull();
                DescribableModel.of(step.clazz)
                        .getParameters()
                        .forEach(parameter -> assertThat(
                                        step.clazz.getResource(folder + "/help-" + parameter.getName() + ".html"))
                                .as(folder + " " + parameter.getName())
                                .isNotNull());
            }
        }
    }

    @Test
    public void strangersLearnNoNames() throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        ReleaseStep.DescriptorImpl release = JENKINS.jenkins.getDescriptorByType(ReleaseStep.DescriptorImpl.class);
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        try (var as = hudson.security.ACL.as2(
                hudson.model.User.getById("reader", true).impersonate2())) {
            assertThat(release.doFillEnvironmentItems(job)).isEmpty();
            assertThat(release.doCheckEnvironment(job, "nowhere").kind).isEqualTo(FormValidation.Kind.OK);
        }
        try (var as =
                hudson.security.ACL.as2(hudson.model.User.getById("admin", true).impersonate2())) {
            assertThat(release.doFillEnvironmentItems(job)).containsExactly("production");
            assertThat(release.doCheckEnvironment(job, "nowhere").kind).isEqualTo(FormValidation.Kind.ERROR);
        }
    }
}
