package io.jenkins.plugins.releaseplan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.cli.CLICommandInvoker;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jenkins.model.Jenkins;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlFormUtil;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Administrators look after the ledger from Jenkins, which has its file open; nobody else does. */
public class LedgerDeskTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void begin() {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, ReleasePermissions.CONFIGURE)
                .everywhere()
                .to("configurer"));
        ReleaseService.get()
                .host()
                .begin(
                        new ReleasePlan(
                                "pms-production-1",
                                ReleasePlan.Kind.DEPLOYMENT,
                                "pms",
                                "production",
                                "v1",
                                "rita",
                                Set.of()),
                        new Origin("job#1", "", ""))
                .join();
    }

    @Test
    public void theDownloadedBackupComesBackInAnotherLedger() throws Exception {
        Path file = folder.getRoot().toPath().resolve("downloaded.zip");
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            HtmlPage page = browser.goTo("manage/releasePlan/ledger/");
            assertThat(page.asNormalizedText()).contains("releases.mv.db");
            Page answer = HtmlFormUtil.submit(page.getFormByName("backup"));
            assertThat(answer.getWebResponse().getContentType()).isEqualTo("application/zip");
            try (InputStream sent = answer.getWebResponse().getContentAsStream()) {
                Files.copy(sent, file);
            }
        }
        assertRestores(file);
    }

    private void assertRestores(Path backup) {
        Path elsewhere = folder.getRoot().toPath().resolve("elsewhere");
        try (JdbcLedger other = JdbcLedger.open(LedgerLocation.file(elsewhere))) {
            other.restore(backup);
            assertThat(other.load("pms-production-1")).isPresent();
            assertThat(other.verify().intact()).isTrue();
        }
    }

    @Test
    public void thePageSaysWhetherTheAuditTrailIsWhole() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            HtmlPage page = browser.goTo("manage/releasePlan/ledger/");
            HtmlPage verified = (HtmlPage) jenkins.submit(page.getFormByName("verify"));
            assertThat(verified.asNormalizedText())
                    .contains("The audit trail is whole")
                    .contains("audit events are as they were written");
        }
    }

    @Test
    public void nobodyButAdministratorsGetsTheLedger() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("configurer")) {
            assertThat(browser.goTo("manage/releasePlan/").asNormalizedText()).doesNotContain("Ledger: backup");
            assertThatThrownBy(() -> browser.goTo("manage/releasePlan/ledger/"))
                    .isInstanceOfSatisfying(
                            FailingHttpStatusCodeException.class,
                            e -> assertThat(e.getStatusCode()).isEqualTo(403));
            for (String deed : new String[] {"backup", "verify"}) {
                URL url = new URL(jenkins.getURL(), "manage/releasePlan/ledger/" + deed);
                assertThatThrownBy(() -> browser.getPage(browser.addCrumb(new WebRequest(url, HttpMethod.POST))))
                        .hasMessageContaining("403");
            }
        }
        for (String command : new String[] {"release-ledger-verify", "release-ledger-backup"}) {
            CLICommandInvoker.Result result = new CLICommandInvoker(jenkins, command)
                    .asUser("configurer")
                    .invokeWithArgs(command.endsWith("backup") ? new String[] {"/tmp/none.zip"} : new String[0]);
            assertThat(result.returnCode()).isEqualTo(6);
        }
    }

    @Test
    public void theCommandLineVerifiesAndBacksUp() {
        CLICommandInvoker.Result verified = new CLICommandInvoker(jenkins, "release-ledger-verify")
                .asUser("admin")
                .invoke();
        assertThat(verified.returnCode()).isZero();
        assertThat(verified.stdout()).contains("audit events are as they were written", "head ");
        Path file = folder.getRoot().toPath().resolve("by-command.zip");
        CLICommandInvoker backup = new CLICommandInvoker(jenkins, "release-ledger-backup").asUser("admin");
        assertThat(backup.invokeWithArgs(file.toString()).returnCode()).isZero();
        assertRestores(file);
        CLICommandInvoker.Result again = backup.invokeWithArgs(file.toString());
        assertThat(again.returnCode()).isEqualTo(5);
        assertThat(again.stderr()).contains("exists already");
        assertThat(backup.invokeWithArgs("relative.zip").stderr()).contains("must be absolute");
    }

    @Test
    public void retentionOutOfRangeIsRefusedAndAStrangerChangesNone() {
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        assertThatThrownBy(() -> configuration.setRetention(new RetentionEntry(0)))
                .hasMessageContaining("retention: releases are kept for 1 to 36500 days, not 0");
        RetentionEntry none = new RetentionEntry(10);
        none.setLast(0);
        assertThatThrownBy(() -> configuration.setRetention(none)).hasMessageContaining("at least the newest release");
        assertThat(configuration.getRetention()).isNull();
    }
}
