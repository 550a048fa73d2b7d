package io.jenkins.plugins.releaseplan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.util.FormValidation;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What is wrong is refused with words, by code and by the form, and changes nothing. */
public class RefusedConfigurationTest extends ConfigurationTestBase {

    @Test
    public void whatIsWrongIsRefusedWithWords() {
        refuses(
                "{environments: [{name: '', cloud: {simulated: {scenario: ''}}}]}",
                "name of environments 1 is missing");
        refuses("{roles: [{name: A}, {name: a}]}", "two of roles have the name 'a'");
        refuses(
                "{environments: [{name: x, cloud: {simulated: {scenario: 'environments: {y: {}}'}}}]}",
                "no environment 'x'");
        refuses("{environments: [{name: x, cloud: {simulated: {scenario: 'environmens: {}'}}}]}", "environmens");
        refuses("{environments: [{name: x}]}", "has no cloud");
        refuses("{environments: [{name: x, cloud: {aws: {region: moon}}}]}", "no region of AWS");
        refuses("{environments: [{name: x, cloud: {aws: {region: us-east-1, roleToAssume: r}}}]}", "is no role");
        refuses("{environments: [{name: x, cloud: {aws: {region: us-east-1, externalId: abc}}}]}", "name the role too");
        String x = "name: x, cloud: {simulated: {scenario: 'environments: {x: {}}'}}";
        refuses("{environments: [{" + x + ", targets: [{name: t, keepBlue: soon}]}]}", "'soon' is not a duration");
        refuses("{environments: [{" + x + ", targets: [{name: t}, {name: T}]}]}", "two of targets");
        refuses("{environments: [{" + x + ", baseUrls: ['http://0x7f.1']}]}", "base URL 'http://0x7f.1'");
        refuses("{environments: [{" + x + ", checks: [{name: c, url: /c}]}]}", "no base URL");
        refuses(
                "{environments: [{" + x + ", baseUrls: ['http://a'], checks: [{name: c, url: 'http://b'}]}]}",
                "not below");
        refuses("{environments: [{" + x + ", policy: p}]}", "no rollback policy 'p'");
        refuses("{environments: [{" + x + ", window: w}]}", "no maintenance window 'w'");
        refuses("{environments: [{" + x + ", freezes: [f]}]}", "no freeze 'f'");
        refuses("{analyses: [{name: a, definition: 'rules: [{metric: errorRate}]'}]}", "analysis 'a': line 1");
        refuses("{windows: [{name: w, definition: 'sometimes'}]}", "maintenance window 'w'");
        refuses("{policies: [{name: p, definition: ''}]}", "has no definition");
        refuses("{zone: Europe/Berlln}", "'Europe/Berlln' is no time zone; write one such as Europe/Berlin or UTC");
        refuses("{templates: [{name: t, text: ''}]}", "checklist template 't' is empty");
        String aws = "{environments: [{name: x, cloud: {aws: {region: us-east-1, stsEndpoint: '";
        refuses(aws + "http://sts.example.org'}}}]}", "the address of STS begins with https://");
        refuses(aws + "https://me@sts.example.org'}}}]}", "has a user in it");
        refuses("{redaction: {patterns: [{name: p, pattern: '('}]}}", "cannot be read");
        refuses("{ledger: {h2: {file: relative}}}", "must be absolute");
        refuses("{ledger: {postgres: {url: 'jdbc:h2:mem'}}}", "jdbc:postgresql:");
        refuses("{ledger: {postgres: {url: 'jdbc:postgresql://h/d?password=x'}}}", "may not have 'password'");
        refuses("{ledger: {postgres: {url: 'jdbc:postgresql://h/d?socketFactory=x'}}}", "may not have 'socketfactory'");
    }

    private void refuses(String yaml, String words) {
        assertThatThrownBy(() -> configureWith(yaml)).as(yaml).satisfies(failure -> {
            StringBuilder all = new StringBuilder();
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                all.append(cause.getMessage()).append('\n');
            }
            assertThat(all.toString()).contains(words);
        });
        configuration.reload();
        assertThat(configuration.getEnvironments()).as(yaml).isEmpty();
    }

    @Test
    public void aFormThatNamesWhatIsNotThereChangesNothing() throws Exception {
        simulated("production: { targets: [web] }");
        try (JenkinsRule.WebClient browser = JENKINS.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = browser.goTo("manage/releasePlan").getFormByName("config");
            form.getInputByName("_.policy").setValue("no-such-policy");
            HtmlPage answer = JENKINS.submit(form);
            assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(answer.asNormalizedText()).contains("no rollback policy 'no-such-policy' is configured");
        }
        assertThat(configuration.getEnvironments().get(0).getPolicy()).isEmpty();
    }

    @Test
    public void theFormSaysWhatTheReaderOfDefinitionsSays() {
        AnalysisEntry.DescriptorImpl analysis = JENKINS.jenkins.getDescriptorByType(AnalysisEntry.DescriptorImpl.class);
        assertThat(analysis.doCheckDefinition("errorRate: '>5%'").kind).isEqualTo(FormValidation.Kind.OK);
        FormValidation wrong =
                analysis.doCheckDefinition("interval: 5m\nrules:\n  - { metric: errorRate, whn: '>5%' }");
        assertThat(wrong.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(wrong.getMessage()).contains("line 3").contains("rules[0]").contains("whn");
        assertThat(analysis.doCheckDefinition("errorate: '>5%'").getMessage())
                .contains("did you mean &#039;errorRate&#039;");
        assertThat(analysis.doCheckDefinition("a: [").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(analysis.doCheckDefinition("x\n other: y").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(WindowEntry.DescriptorImpl.class)
                        .doCheckDefinition("['Mon-Fri 20:00-05:00', 'Sat,Sun']")
                        .kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(configuration.doCheckZone("Europe/Berlin").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(configuration.doCheckZone("Europe").getMessage()).contains("is no time zone");
        assertThat(configuration.doFillZoneItems("+02:00").stream().map(option -> option.value))
                .contains("", "Europe/Berlin", "America/New_York", "+02:00")
                .doesNotHaveDuplicates();
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(TemplateEntry.DescriptorImpl.class)
                        .doCheckText("# Plan\n\n## Before\n\n- [ ] one\n- [ ] two\n")
                        .getMessage())
                .isEqualTo("Read: 2 items in 1 phases.");
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(SimulatedCloudEntry.DescriptorImpl.class)
                        .doCheckScenario("environments: { production: { targts: [] } }")
                        .getMessage())
                .contains("targts");
    }
}
