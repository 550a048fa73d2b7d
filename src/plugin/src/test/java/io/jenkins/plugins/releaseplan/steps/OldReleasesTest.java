package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.RetentionEntry;
import io.jenkins.plugins.releaseplan.host.OldReleases;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;

public class OldReleasesTest extends PipelineTestBase {

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    @Test
    public void oldReleasesGoAndTheirNumbersAreNotGivenOutAgain() throws Exception {
        for (int build = 1; build <= 3; build++) {
            jenkins.buildAndAssertSuccess(Clinic.job(jenkins, "early-" + build, release("v" + build)));
        }
        RetentionEntry retention = new RetentionEntry(30);
        retention.setLast(1);
        ReleasePlanConfiguration.get().setRetention(retention);
        lookForOldOnes();
        assertThat(known()).as("none is old yet").hasSize(3);

        VirtualHostTime.skip(Duration.ofDays(31));
        lookForOldOnes();
        assertThat(known()).containsExactly("pms-production-3");
        assertThat(ReleaseService.get().ledger().reached().verify().intact()).isTrue();
        jenkins.assertLogContains("released pms-production-4", run(release("v4")));
    }

    private static String release(String version) {
        return Clinic.release("echo 'inside'").replace(Clinic.NEW, version);
    }

    @Test
    public void nothingGoesUnlessItIsConfigured() throws Exception {
        run(release("v1"));
        run(release("v2"));
        VirtualHostTime.skip(Duration.ofDays(4000));
        lookForOldOnes();
        assertThat(known()).hasSize(2);
    }

    private static void lookForOldOnes() {
        ExtensionList.lookupSingleton(OldReleases.class).remove();
    }

    private static List<String> known() {
        return Clinic.host().ledger().history(HistoryQuery.newest(10)).releases().stream()
                .map(ReleaseSummary::id)
                .toList();
    }
}
