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
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.kohsuke.stapler.DataBoundSetter;

/** What the forms of steps and of the configuration offer, explain and refuse. */
public class StepFormsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Before
    public void open() {
        Clinic.open("");
    }

    @Test
    public void everyFieldHasHelp() throws Exception {
        int fields = 0;
        for (Descriptor<?> descriptor : JENKINS.jenkins.getExtensionList(Descriptor.class)) {
            if (!descriptor.clazz.getName().startsWith("io.jenkins.plugins.releaseplan.")) {
                continue;
            }
            if (descriptor instanceof ReleaseStepDescriptor) {
                assertThat(hasHelp(descriptor, "help.html"))
                        .as(descriptor.getId())
                        .isTrue();
            }
            for (String field : fields(descriptor)) {
                fields++;
                assertThat(hasHelp(descriptor, "help-" + field + ".html"))
                        .as(descriptor.getId() + ": a file help-" + field + ".html")
                        .isTrue();
            }
        }
        assertThat(fields).isGreaterThan(80);
    }

    /** Jenkins looks for the file beside the class and those above it. */
    private static boolean hasHelp(Descriptor<?> descriptor, String file) {
        for (Class<?> type = descriptor.clazz; type != null; type = type.getSuperclass()) {
            if (type.getResource(type.getSimpleName() + "/" + file) != null) {
                return true;
            }
        }
        return false;
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
