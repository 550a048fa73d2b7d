package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditChain;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;

/** The tables of a ledger: made, and brought to this version, by versioned migrations. */
final class Schema {

    /** The version that this program reads and writes. */
    static final int CURRENT = 3;

    static final String PRODUCT = "release-plan";

    private static final String MIGRATIONS = "ledger_schema";
    private static final String LOCATION = "classpath:io/jenkins/plugins/releaseplan/jdbc/schema";

    private Schema() {}

    /** Brings the database to this version; an empty one becomes a ledger. */
    static void prepare(Database database, Clock clock) {
        prepare(database, clock, CURRENT);
    }

    static void prepare(Database database, Clock clock, int wanted) {
        try (Connection connection = database.writer()) {
            int found = version(database, connection);
            if (found > wanted) {
                throw new LedgerException(database.location() + ": the ledger has schema version " + found
                        + ", and this program knows versions up to " + wanted + "; use the newer program");
            }
            connection.rollback();
            if (found < wanted) {
                migrate(database, wanted);
                mark(connection, clock);
            }
        } catch (SQLException e) {
            throw Failures.opening(database.location(), e);
        }
    }

    /** The version of a ledger; 0 for an empty database. */
    private static int version(Database database, Connection connection) throws SQLException {
        boolean ledger = hasTable(connection, "ledger") && hasTable(connection, MIGRATIONS);
        if (!ledger) {
            if (hasAnyTable(connection)) {
                throw new LedgerException(database.location()
                        + ": the database has tables of something else and is no ledger; name an empty one");
            }
            return 0;
        }
        String product = Sql.one(connection, "SELECT product FROM ledger", row -> row.getString(1))
                .orElse(PRODUCT);
        if (!product.equals(PRODUCT)) {
            throw new LedgerException(database.location() + ": is a database of " + product + ", not a ledger");
        }
        return Sql.one(
                        connection,
                        "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM " + quoted() + " WHERE \"success\"",
                        row -> row.getInt(1))
                .orElse(0);
    }

    private static String quoted() {
        return "\"" + MIGRATIONS + "\"";
    }

    private static boolean hasTable(Connection connection, String name) throws SQLException {
        return Sql.one(
                        connection,
                        "SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) = ? AND table_schema = "
                                + "CURRENT_SCHEMA",
                        row -> row.getLong(1) > 0,
                        name)
                .orElse(false);
    }

    private static boolean hasAnyTable(Connection connection) throws SQLException {
        return Sql.one(
                        connection,
                        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA"
                                + " AND LOWER(table_name) <> ?",
                        row -> row.getLong(1) > 0,
                        MIGRATIONS)
                .orElse(false);
    }

    private static void migrate(Database database, int wanted) {
        FluentConfiguration configuration = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(new WriterSource(database))
                .locations(LOCATION)
                .table(MIGRATIONS)
                .target(Integer.toString(wanted))
                .baselineOnMigrate(false)
                .validateMigrationNaming(true);
        try {
            MigrateResult result = configuration.load().migrate();
            if (!result.success) {
                throw new LedgerException(
                        database.location() + ": the ledger could not be brought to schema version " + wanted);
            }
        } catch (FlywayException e) {
            throw new LedgerException(
                    database.location() + ": the ledger could not be brought to schema version " + wanted + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    /** Says what the database is, and where its chain of audit events begins. */
    private static void mark(Connection connection, Clock clock) throws SQLException {
        if (Sql.one(connection, "SELECT product FROM ledger", row -> row.getString(1))
                .isEmpty()) {
            Row.of("ledger")
                    .set("product", PRODUCT)
                    .set("ledger_id", UUID.randomUUID().toString())
                    .set("created_at", clock.instant())
                    .insert(connection);
            Row.of("audit_head")
                    .set("product", PRODUCT)
                    .set("sequence_number", 0L)
                    .set("hash", AuditChain.BEGINNING)
                    .insert(connection);
        }
        connection.commit();
    }

    /** The names of a ledger's tables, in an order in which their rows may be inserted. */
    static List<String> tables() {
        return List.of(
                "releases",
                "release_stakeholders",
                "checklists",
                "checklist_items",
                "checklist_marks",
                "gate_states",
                "sign_offs",
                "rollout_states",
                "live_versions",
                "route_queues",
                "audit_events",
                "audit_head",
                "retention_seals",
                "retention_gaps",
                "journal_steps");
    }

    static String name(ResultSet row, int column) throws SQLException {
        return row.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT);
    }
}
