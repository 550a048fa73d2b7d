package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Tests of what every ledger does, whatever its database: each runs on H2 and on PostgreSQL. */
@RunWith(Parameterized.class)
public abstract class OnEachDatabase {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    protected LedgerLocation location;
    protected JdbcLedger ledger;
    protected FileCloud cloud;

    @Parameterized.Parameter
    public Kind kind;

    /** Where a ledger may be. */
    public enum Kind {
        H2,
        POSTGRES
    }

    @Parameterized.Parameters(name = "{0}")
    public static Kind[] kinds() {
        return Kind.values();
    }

    /** An empty database. */
    protected LedgerLocation empty() {
        if (kind == Kind.POSTGRES) {
            return PostgresServer.database();
        }
        try {
            return LedgerLocation.file(folder.newFolder().toPath().resolve("releases"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Before
    public void open() {
        location = empty();
        ledger = JdbcLedger.open(location);
        cloud = new FileCloud(folder.getRoot().toPath().resolve("cloud"));
    }

    @After
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    protected void reopen() {
        ledger.close();
        ledger = JdbcLedger.open(location);
    }

    /** Changes the database behind the ledger's back. */
    protected void tamper(String... statements) throws SQLException {
        ledger.close();
        try (Database database = Database.open(location, false);
                Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
        ledger = JdbcLedger.open(location);
    }

    protected TestHost ran(String id, String version) {
        TestHost host = TestHost.begin(ledger, cloud, id, version);
        host.runToEnd();
        return host;
    }

    /** A release that failed at once: nothing of it is live. */
    protected void begun(String id, Instant at) {
        ReleasePlan plan = new ReleasePlan(id, ReleasePlan.Kind.DEPLOYMENT, "s", "e", "v", "dora", Set.of());
        SavedRelease saved = ledger.save(ReleaseChange.begun(Release.begin(plan, at), Origin.UNKNOWN, at));
        ledger.save(ReleaseChange.step(saved, saved.release().advance(new ReleaseEvent.BodyFailed("no"), at), at));
    }
}
