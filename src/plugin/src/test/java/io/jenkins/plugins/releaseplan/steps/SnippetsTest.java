package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

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
        ReleaseChecklistStep template = new ReleaseChecklistStep(null);
        template.setTemplate("usual");
        tester.assertRoundTrip(template, "releaseChecklist template: 'usual'");
        ReleaseChecklistStep text = new ReleaseChecklistStep(null);
        text.setText("# Plan");
        tester.assertRoundTrip(text, "releaseChecklist text: '# Plan'");
        tester.assertRoundTrip(
                new BlueGreenDeployStep("backend"), "blueGreenDeploy('backend') {\n    // some block\n}");
        tester.assertRoundTrip(new CanaryStageStep(10, "24h"), "canaryStage bake: '24h', percent: 10");
        tester.assertRoundTrip(new VerifyReleaseStep(List.of("healthz")), "verifyRelease(['healthz'])");
        tester.assertRoundTrip(new MonitorReleaseStep("72h"), "monitorRelease '72h'");
        tester.assertRoundTrip(new DatabaseSnapshotStep("records"), "databaseSnapshot 'records'");
        tester.assertRoundTrip(new RollbackStep("backend", "errors"), "rollback reason: 'errors', target: 'backend'");
    }

    private static String said(Class<? extends ReleaseStepDescriptor> descriptor, Map<String, Object> arguments) {
        return ExtensionList.lookupSingleton(descriptor).argumentsToString(arguments);
    }

    @Test
    public void aStepIsToldFromOthersOfItsKindByWhatMatters() {
        assertThat(said(
                        ReleaseStep.DescriptorImpl.class,
                        Map.of("service", "pms", "environment", "production", "version", "v1", "onAbort", "hold")))
                .isEqualTo("pms v1 production");
        assertThat(said(ReleaseGateStep.DescriptorImpl.class, Map.of("signOff", List.of("Lead"), "name", "Go")))
                .isEqualTo("Go");
        assertThat(said(CanaryStageStep.DescriptorImpl.class, Map.of("percent", 10, "bake", "24h")))
                .isEqualTo("10 % for 24h");
        assertThat(said(VerifyReleaseStep.DescriptorImpl.class, Map.of("checks", List.of("healthz", "smoke"))))
                .isEqualTo("healthz, smoke");
        assertThat(said(ReleaseVersionStep.DescriptorImpl.class, Map.of())).isNull();
        assertThat(said(
                        CanaryStageStep.DescriptorImpl.class,
                        Map.of("percent", 10, "bake", ArgumentsAction.NotStoredReason.MASKED_VALUE)))
                .as("what Jenkins hides stays hidden")
                .isNull();
        assertThat(said(
                        ReleaseGateStep.DescriptorImpl.class,
                        Map.of("name", ArgumentsAction.NotStoredReason.MASKED_VALUE)))
                .isNull();
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
        Map<String, Integer> several = new LinkedHashMap<>();
        several.put("Release Manager", 1);
        several.put("Developer", 2);
        gate.setSignOff(several);
        tester.assertRoundTrip(gate, "releaseGate name: 'Go', signOff: ['Release Manager': 1, Developer: 2]");
    }

    /** One role as a plain text, and one person of each role as a map, mean a list, and the form writes a list. */
    @Test
    public void oneOfEachRoleIsAList() throws Exception {
        ReleaseGateStep gate = new ReleaseGateStep("Go");
        for (Object one : List.of("Lead", Map.of("Lead", 1), List.of("Lead"))) {
            gate.setSignOff(one);
            assertThat(new StepConfigTester(JENKINS).configRoundTrip(gate).getSignOff())
                    .isEqualTo(List.of("Lead"));
        }
        gate.setSignOff(null);
        gate.setWindow("off-peak");
        assertThat(new StepConfigTester(JENKINS).configRoundTrip(gate).getSignOff())
                .isNull();
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
}
