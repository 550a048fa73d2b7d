package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * What H2 says is on the disk is found there by who opens the file after a crash, also once H2 writes into the gaps that old
 * content left. H2 2.5.252 loses up to twenty commits then: it names the chunk before the last in the file's header.
 */
public class SyncedFileTest {

    private static final int COMMITS = 150;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everySyncedCommitIsInACopyOfTheFileThatIsTakenAfterIt() throws SQLException, IOException {
        LedgerLocation location = LedgerLocation.file(folder.getRoot().toPath().resolve("written"));
        LedgerLocation copy = LedgerLocation.file(folder.getRoot().toPath().resolve("copy"));
        try (Database database = Database.open(location, true);
                Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            // Gaps are filled at once, and not after 45 seconds.
            statement.execute("SET RETENTION_TIME 0");
            statement.execute("CREATE TABLE filled (id INTEGER PRIMARY KEY, content VARCHAR)");
            statement.execute("CREATE TABLE counted (number INTEGER)");
            statement.execute("INSERT INTO counted VALUES (0)");
            for (int number = 1; number <= COMMITS; number++) {
                // Of all sizes, so that gaps are of all sizes.
                int length = number * 7919 % 20_000;
                statement.execute("MERGE INTO filled VALUES (" + number % 13 + ", REPEAT('x', " + length + "))");
                statement.execute("UPDATE counted SET number = " + number);
                connection.commit();
                database.sync(connection);
                Path from = location.fileOnDisk();
                Files.copy(from, copy.fileOnDisk(), StandardCopyOption.REPLACE_EXISTING);
                assertThat(counted(copy)).isEqualTo(number);
            }
        }
    }

    private static int counted(LedgerLocation location) throws SQLException {
        try (Database database = Database.open(location, false);
                Connection connection = database.writer()) {
            return Sql.one(connection, "SELECT number FROM counted", row -> row.getInt(1))
                    .orElse(0);
        }
    }
}
