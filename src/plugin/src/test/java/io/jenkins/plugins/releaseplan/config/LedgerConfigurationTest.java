package io.jenkins.plugins.releaseplan.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Where the ledger is, and whether it can be used there. */
public class LedgerConfigurationTest extends ConfigurationTestBase {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void anotherLedgerIsUsedAtOnce() throws Exception {
        ReleaseHost before = ReleaseService.get().host();
        H2LedgerEntry elsewhere = new H2LedgerEntry();
        Path file = folder.getRoot().toPath().resolve("other.mv.db");
        elsewhere.setFile(file.toString());
        configuration.setLedger(elsewhere);
        assertThat(ReleaseService.get().host()).isNotSameAs(before);
        assertThat(file).exists();
        ReleaseHost second = ReleaseService.get().host();
        configuration.setRoles(List.of(new RoleEntry("r", List.of())));
        assertThat(ReleaseService.get().host())
                .as("nothing about the ledger changed")
                .isSameAs(second);
        H2LedgerEntry.DescriptorImpl form = JENKINS.jenkins.getDescriptorByType(H2LedgerEntry.DescriptorImpl.class);
        assertThat(form.doTestConnection(file.toString()).getMessage()).isEqualTo("It is in use.");
        assertThat(form.doTestConnection(folder.getRoot().toString()).kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doTestConnection(folder.getRoot() + "/third.mv.db").kind)
                .isEqualTo(FormValidation.Kind.OK);
        configuration.setLedger(null);
    }

    @Test
    public void testConnectionSaysWhatIsMissing() {
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(PostgresLedgerEntry.DescriptorImpl.class)
                        .doTestConnection("jdbc:postgresql://127.0.0.1:1/none", "no-such-id")
                        .getMessage())
                .contains("no-such-id");
        assertThat(JENKINS.jenkins
                        .getDescriptorByType(AwsCloudEntry.DescriptorImpl.class)
                        .doTestConnection("eu-central-1", "no-such-id", "", "", "")
                        .getMessage())
                .contains("no-such-id");
    }
}
