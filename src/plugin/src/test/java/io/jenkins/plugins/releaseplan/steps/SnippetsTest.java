package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.RoleEntry;
import io.jenkins.plugins.releaseplan.config.TemplateEntry;
import io.jenkins.plugins.releaseplan.config.WindowEntry;
import java.beans.Introspector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.kohsuke.stapler.DataBoundSetter;

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

    @Test
    public void everyFieldHasHelp() throws Exception {
        int fields = 0;
        for (Descriptor<?> descriptor : JENKINS.jenkins.getExtensionList(Descriptor.class)) {
            if (!descriptor.clazz.getName().startsWith("io.jenkins.plugins.releaseplan.")) {
                continue;
            }
            if (descriptor instanceof ReleaseStepDescriptor) {
                assertThat(descriptor.getHelpFile()).as(descriptor.getId()).isNotNull();
            }
            for (String field : fields(descriptor)) {
                fields++;
                assertThat(descriptor.getHelpFile(field))
                        .as(descriptor.getId() + ": a file help-" + field + ".html")
                        .isNotNull();
            }
        }
        assertThat(fields).isGreaterThan(80);
    }

    private static List<String> fields(Descriptor<?> descriptor) {
        if (descriptor instanceof ReleasePlanConfiguration) {
            return Arrays.stream(ReleasePlanConfiguration.class.getMethods())
                    .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                    .map(method -> Introspector.decapitalize(method.getName().substring("set".length())))
                    .toList();
        }
        return DescribableModel.of(descriptor.clazz).getParameters().stream()
                .map(DescribableParameter::getName)
                .toList();
    }

    @Test
    public void formsOfferWhatIsConfigured() {
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        configuration.setRoles(List.of(new RoleEntry("Lead", List.of()), new RoleEntry("Second", List.of())));
        configuration.setTemplates(List.of(new TemplateEntry("usual", "- [ ] one")));
        configuration.setWindows(List.of(new WindowEntry("off-peak", "['Mon-Fri 20:00-05:00']")));
        assertThat(form(RoleRow.DescriptorImpl.class).doFillNameItems(null)).containsExactly("Lead", "Second");
        assertThat(form(TargetRow.DescriptorImpl.class).doFillNameItems(null)).containsExactly("backend");
        assertThat(form(CheckRow.DescriptorImpl.class).doFillNameItems(null))
                .containsExactly("healthz", "smoke", "broken");
        assertThat(form(ReleaseChecklistStep.DescriptorImpl.class).doFillTemplateItems(null))
                .containsExactly("usual");
        assertThat(form(ReleaseGateStep.DescriptorImpl.class).doFillWindowItems(null))
                .containsExactly("off-peak");
        assertThat(form(DatabaseSnapshotStep.DescriptorImpl.class).doFillDatabaseItems(null))
                .containsExactly("records");
    }

    private static <T extends Descriptor<?>> T form(Class<T> type) {
        return JENKINS.jenkins.getExtensionList(Descriptor.class).get(type);
    }

    @Test
    public void formsSayWhatIsWrong() {
        ReleasePlanConfiguration.get().setRoles(List.of(new RoleEntry("Lead", List.of())));
        RoleRow.DescriptorImpl role = form(RoleRow.DescriptorImpl.class);
        assertThat(role.doCheckName(null, "Lead").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(role.doCheckName(null, "Led").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(role.doCheckName(null, "").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(role.doCheckPeople(null, "0").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form(TargetRow.DescriptorImpl.class)
                        .doCheckName(null, "backnd")
                        .getMessage())
                .contains("backend");
        ReleaseChecklistStep.DescriptorImpl checklist = form(ReleaseChecklistStep.DescriptorImpl.class);
        assertThat(checklist.doCheckFile(null, "", "", "").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(checklist.doCheckFile(null, "a.md", "", "usual").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(checklist.doCheckFile(null, "", "", "usual").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(checklist.doCheckTemplate(null, "nowhere").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(checklist.doCheckText(null, "# Plan").kind).isEqualTo(FormValidation.Kind.OK);
        ReleaseGateStep.DescriptorImpl gate = form(ReleaseGateStep.DescriptorImpl.class);
        assertThat(gate.doCheckFacts(null, "healthy in staging\nsomething else").kind)
                .isEqualTo(FormValidation.Kind.ERROR);
        assertThat(gate.doCheckWindow(null, "never").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form(RollbackStep.DescriptorImpl.class).doCheckSnapshot(null, "", "records").kind)
                .isEqualTo(FormValidation.Kind.ERROR);
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
