package io.jenkins.plugins.releaseplan.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** The connections to one ledger's database. */
final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int READERS = 6;

    /**
     * H2 writes and syncs a batch when it is told to ({@link #sync}), not at each commit, and keeps texts of usual size in
     * their rows.
     */
    private static final String H2_SETTINGS =
            ";DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0;WRITE_DELAY=10000;DEFAULT_LOCK_TIMEOUT=10000";

    private static final int INLINE_TEXT = 32_768;

    private final LedgerLocation location;
    private final HikariDataSource readers;

    /** Keeps an H2 file open, and other processes out of it; H2 closes a file with its last connection. */
    private final Connection first;

    private Database(LedgerLocation location, Connection first) {
        this.location = location;
        this.first = first;
        this.readers = readers(location);
    }

    /**
     * Connects.
     *
     * @param location where
     * @param create whether a file that does not exist is made
     */
    static Database open(LedgerLocation location, boolean create) {
        if (location.isFile()) {
            LedgerFile.check(location, create);
        }
        try {
            loadDriver(location);
            Connection first = connect(location);
            if (location.isFile()) {
                execute(first, "SET MAX_LENGTH_INPLACE_LOB " + INLINE_TEXT);
            } else {
                first.close();
            }
            return new Database(location, first);
        } catch (SQLException e) {
            throw Failures.opening(location, e);
        }
    }

    /** Class loaders of plugins do not find drivers by themselves. */
    private static void loadDriver(LedgerLocation location) {
        String driver = location.isFile() ? "org.h2.Driver" : "org.postgresql.Driver";
        try {
            Class.forName(driver, true, Database.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LedgerException(
                    "the driver " + driver + " is not there: the installation of Release Plan is not complete", e);
        }
    }

    private static String url(LedgerLocation location) {
        return location.isFile() ? "jdbc:h2:file:" + location.file() + H2_SETTINGS : location.url();
    }

    private static Properties properties(LedgerLocation location) {
        Properties properties = new Properties();
        if (location.isFile()) {
            properties.setProperty("user", "release-plan");
            properties.setProperty("password", "");
            return properties;
        }
        if (!location.user().isEmpty()) {
            properties.setProperty("user", location.user());
            properties.setProperty("password", location.password());
        }
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("ApplicationName", "release-plan");
        properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty(
                "socketTimeout", Long.toString(PATIENCE.multipliedBy(6).toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    private static Connection connect(LedgerLocation location) throws SQLException {
        return DriverManager.getConnection(url(location), properties(location));
    }

    private static HikariDataSource readers(LedgerLocation location) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("release-plan-ledger");
        config.setJdbcUrl(url(location));
        config.setDriverClassName(location.isFile() ? "org.h2.Driver" : "org.postgresql.Driver");
        config.setDataSourceProperties(properties(location));
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(0);
        config.setAutoCommit(false);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    LedgerLocation location() {
        return location;
    }

    boolean isH2() {
        return location.isFile();
    }

    /** A connection of its own, for who writes; without auto-commit. */
    Connection writer() throws SQLException {
        Connection connection = connect(location);
        connection.setAutoCommit(false);
        return connection;
    }

    /** A question to the ledger. */
    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /** Asks, each statement seeing what is committed when it runs. */
    <T> T read(Reading<T> reading) {
        return read(reading, "READ COMMITTED");
    }

    /** Asks, all statements seeing the same moment. */
    <T> T readOneMoment(Reading<T> reading) {
        return read(reading, isH2() ? "SNAPSHOT" : "REPEATABLE READ");
    }

    private <T> T read(Reading<T> reading, String isolation) {
        try (Connection connection = readers.getConnection()) {
            try {
                begin(connection, isolation);
                return reading.read(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw Failures.reading(location, e);
        }
    }

    private void begin(Connection connection, String isolation) throws SQLException {
        execute(
                connection,
                isH2()
                        ? "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + isolation
                        : "SET TRANSACTION ISOLATION LEVEL " + isolation + " READ ONLY");
    }

    /** Makes what was committed durable. PostgreSQL does so itself at each commit. */
    void sync(Connection connection) throws SQLException {
        if (isH2()) {
            execute(connection, "CHECKPOINT SYNC");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        readers.close();
        try {
            first.close();
        } catch (SQLException e) {
            throw Failures.writing(location, e);
        }
    }
}
