package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Ledgers as a released version wrote them, as SQL: {@code h2.sql}, {@code postgres.sql}, and what is in both in
 * {@code expected.txt}. The main method makes those of this version; its argument is the directory to make, below
 * {@code src/test/resources/io/jenkins/plugins/releaseplan/jdbc/stored}, named after the version.
 */
public final class StoredLedgers {

    private StoredLedgers() {}

    /** Makes the files. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        Path work = Files.createTempDirectory("stored-ledgers");
        LedgerLocation h2 = LedgerLocation.file(work.resolve("h2"));
        LedgerLocation postgres = PostgresServer.database();
        String expected = fill(h2, work.resolve("h2-cloud"));
        if (!fill(postgres, work.resolve("postgres-cloud")).equals(expected)) {
            throw new IllegalStateException("both databases have to tell the same");
        }
        Files.writeString(directory.resolve("expected.txt"), expected);
        Files.writeString(directory.resolve("h2.sql"), script(h2));
        Files.writeString(directory.resolve("postgres.sql"), PostgresServer.dump(postgres));
    }

    /** Releases that ended well, went back, failed at the begin, and that is under way. */
    private static String fill(LedgerLocation location, Path directory) {
        FileCloud cloud = new FileCloud(directory);
        try (JdbcLedger ledger = JdbcLedger.open(location)) {
            TestHost.begin(ledger, cloud, "well", "v1").runToEnd();
            TestHost.begin(ledger, cloud, "back", "bad-2").runToEnd();
            TestHost.begin(ledger, cloud, "begun", "v3");
            TestHost.begin(ledger, cloud, "open", "v4").runUntil(Phase.BAKING);
            ledger.askRoute("production", "route", "open/r1", true);
            return describe(ledger);
        }
    }

    /** What a version has to find in a ledger of another: a line for each release. */
    static String describe(JdbcLedger ledger) {
        StringBuilder text = new StringBuilder();
        for (ReleaseSummary summary : ledger.history(HistoryQuery.newest(100)).releases()) {
            Release release = ledger.load(summary.id()).orElseThrow().release();
            List<AuditEvent> events = ledger.audit(summary.id());
            text.append(String.join(
                            " ",
                            summary.id(),
                            summary.version(),
                            "revision " + summary.revision(),
                            summary.outcome().name(),
                            "marks " + release.progress().marks().size(),
                            "sign-offs "
                                    + release.gates().values().stream()
                                            .mapToInt(gate -> gate.signOffs().size())
                                            .sum(),
                            "rollouts "
                                    + release.rollouts().values().stream()
                                            .map(rollout -> rollout.phase() + "/" + rollout.greenPercent() + "/"
                                                    + rollout.measured().size())
                                            .toList(),
                            "events " + events.size(),
                            events.get(events.size() - 1).hash()))
                    .append('\n');
        }
        ledger.liveWhere()
                .forEach(live -> text.append("live ")
                        .append(live.environment() + " " + live.service() + " " + live.version())
                        .append('\n'));
        return text.toString();
    }

    private static String script(LedgerLocation location) throws SQLException {
        try (Database database = Database.open(location, false);
                Connection connection = database.writer()) {
            List<String> statements =
                    Sql.all(connection, "SCRIPT SIMPLE NOPASSWORDS NOSETTINGS", row -> row.getString(1));
            return String.join("\n", statements) + "\n";
        }
    }

    /** Fills an empty database with the statements of a file. */
    static void read(LedgerLocation into, Path file) throws SQLException, IOException {
        try (Database database = Database.open(into, true);
                Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            statement.execute(into.isFile() ? "RUNSCRIPT FROM '" + file + "'" : Files.readString(file));
            connection.commit();
        }
    }
}
