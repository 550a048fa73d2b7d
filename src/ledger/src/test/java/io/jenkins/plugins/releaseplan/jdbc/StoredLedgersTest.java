package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.Test;

/** Ledgers of every released version are opened, brought up, whole, and gone on with. */
public class StoredLedgersTest extends OnEachDatabase {

    private static final List<String> VERSIONS = List.of("1.0");

    private Path stored(String version) throws URISyntaxException {
        String name = "stored/" + version;
        return Path.of(
                Objects.requireNonNull(getClass().getResource(name), name).toURI());
    }

    @Test
    public void ledgerOfEachVersionHasAllThatItHadAndItsReleasesGoOn()
            throws SQLException, IOException, URISyntaxException, CloudException {
        for (String version : VERSIONS) {
            Path files = stored(version);
            LedgerLocation old = empty();
            StoredLedgers.read(old, files.resolve(kind == Kind.H2 ? "h2.sql" : "postgres.sql"));
            try (JdbcLedger opened = JdbcLedger.open(old)) {
                assertThat(StoredLedgers.describe(opened)).hasToString(Files.readString(files.resolve("expected.txt")));
                assertThat(opened.verify().finding()).as(version).isEmpty();
                assertThat(opened.verify().events()).isGreaterThan(40);
                goesOn(opened, version);
            }
        }
    }

    private void goesOn(JdbcLedger opened, String version) throws CloudException {
        // As the cloud was when they were written.
        cloud.fleet().launch("open", "green", "v4");
        cloud.router().shift("open", new TrafficSplit("blue", "green", 10));
        List<SavedRelease> underWay = opened.underWay();
        assertThat(underWay)
                .extracting(saved -> saved.release().plan().id())
                .as(version)
                .containsExactlyInAnyOrder("begun", "open");
        for (SavedRelease saved : underWay) {
            TestHost host = TestHost.resume(opened, cloud, saved, state -> {});
            host.runToEnd();
            assertThat(host.release().outcome()).isEqualTo(Outcome.RELEASED);
            assertThat(host.rollout().orElseThrow().phase()).isEqualTo(Phase.COMPLETED);
        }
        assertThat(opened.freeRoute("production", "route", "open/r1").holder()).isEmpty();
        assertThat(opened.verify().finding()).as(version).isEmpty();
    }
}
