package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.RetentionPolicy;
import io.jenkins.plugins.releaseplan.ledger.RetentionSeal;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** What a ledger goes through over the years: retention, backup and restore, schemas, mistaken databases. */
public class LedgerKeepingTest extends OnEachDatabase {

    @Test
    public void retentionRemovesTheOldAndSealsIt() throws SQLException {
        for (int i = 0; i < 4; i++) {
            begun("old" + i, FileCloud.START.plusSeconds(i));
        }
        TestHost live = ran("live", "v1");
        Instant now = live.now().plus(Duration.ofDays(400));
        Optional<RetentionSeal> seal = ledger.retain(new RetentionPolicy(Duration.ofDays(365), 1), now);

        assertThat(seal).isPresent();
        assertThat(seal.get().releases()).isEqualTo(3);
        assertThat(ledger.load("old3")).isPresent();
        assertThat(ledger.load("live")).isPresent();
        assertThat(ledger.load("old0")).isEmpty();
        assertThat(ledger.audit("old0")).isEmpty();
        assertThat(ledger.seals())
                .hasSize(1)
                .first()
                .matches(one -> one.summary().contains("old0"));
        assertThat(ledger.verify().finding()).isEmpty();
        assertThat(ledger.verify().sealed()).isEqualTo(seal.get().events());
        assertThat(ledger.retain(new RetentionPolicy(Duration.ofDays(365), 1), now))
                .isEmpty();

        tamper("UPDATE retention_seals SET summary = '[]'");
        assertThat(ledger.verify().finding().orElseThrow().fault()).isEqualTo(AuditReport.Fault.SEAL_BROKEN);
    }

    @Test
    public void backupIsTakenWhileOthersWriteAndComesBackWhole() throws Exception {
        TestHost done = ran("done", "v1");
        TestHost open = TestHost.begin(ledger, cloud, "open", "v1");
        open.runUntil(Phase.BAKING);
        SavedRelease atBackup = open.state();
        Path file = folder.getRoot().toPath().resolve("b.zip");
        ledger.backup(file);
        open.runToEnd();

        LedgerLocation elsewhere = LedgerLocation.file(folder.getRoot().toPath().resolve("restored"));
        for (LedgerLocation target : List.of(elsewhere, empty())) {
            try (JdbcLedger restored = JdbcLedger.open(target)) {
                restored.restore(file);
                assertThat(restored.load("done")).contains(done.state());
                assertThat(restored.underWay()).containsExactly(atBackup);
                assertThat(restored.verify().finding()).isEmpty();
                TestHost.resume(restored, cloud, atBackup, state -> {}).runToEnd();
                assertThat(restored.verify().finding()).isEmpty();
                assertThatThrownBy(() -> restored.restore(file)).hasMessageContaining("not empty");
            }
        }
        assertThatThrownBy(() -> ledger.backup(file)).hasMessageContaining("exists already");
    }

    @Test
    public void backupThatIsNotWholeIsRefusedAndLeavesNothing() throws Exception {
        Path junk = Files.writeString(folder.getRoot().toPath().resolve("junk.zip"), "no zip");
        assertThatThrownBy(() -> ledger.restore(junk))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("not the backup of a ledger");
        assertThatThrownBy(() -> ledger.restore(junk.resolveSibling("none.zip")))
                .hasMessageContaining("no such file");
        ran("pms", "v1");
        Path file = folder.getRoot().toPath().resolve("b.zip");
        ledger.backup(file);
        Backups.dropLine(file, "audit_events.jsonl");
        try (JdbcLedger restored = JdbcLedger.open(empty())) {
            assertThatThrownBy(() -> restored.restore(file)).hasMessageContaining("not whole");
            assertThat(restored.history(HistoryQuery.newest(5)).releases()).isEmpty();
            TestHost.begin(restored, cloud, "later", "v1");
            assertThat(restored.verify().intact()).isTrue();
        }
    }

    @Test
    public void olderSchemaIsBroughtUpAndKeepsWhatItHas() {
        ledger.close();
        location = empty();
        try (Database database = Database.open(location, true)) {
            Schema.prepare(database, java.time.Clock.systemUTC(), 1);
        }
        ledger = JdbcLedger.open(location);
        ran("pms", "v1");
        assertThat(ledger.verify().intact()).isTrue();
        assertThat(ledger.seals()).isEmpty();
    }

    @Test
    public void newerSchemaIsRefused() throws SQLException {
        ran("pms", "v1");
        ledger.close();
        try (Database database = Database.open(location, false);
                Connection connection = database.writer()) {
            Sql.change(connection, "UPDATE \"ledger_schema\" SET \"version\" = '99' WHERE \"version\" = '2'");
            connection.commit();
        }
        ledger = null;
        assertThatThrownBy(() -> JdbcLedger.open(location))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("schema version 99")
                .hasMessageContaining("newer program");
    }

    @Test
    public void foreignDatabaseIsRefusedAndLeftAlone() throws SQLException {
        ledger.close();
        ledger = null;
        LedgerLocation foreign = empty();
        try (Database database = Database.open(foreign, true);
                Connection connection = database.writer()) {
            Sql.change(connection, "CREATE TABLE customers (id INTEGER)");
            connection.commit();
        }
        assertThatThrownBy(() -> JdbcLedger.open(foreign))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("something else");
        try (Database database = Database.open(foreign, false);
                Connection connection = database.writer()) {
            assertThat(Sql.all(
                            connection,
                            "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA",
                            row -> row.getString(1)))
                    .containsExactly("customers");
        }
    }
}
