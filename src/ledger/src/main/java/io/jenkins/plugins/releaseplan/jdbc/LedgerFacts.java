package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger says of the past. A ledger that cannot be reached says that nothing holds, and why: a gate then stays shut
 * and asks again.
 *
 * <p>A release cycle is the time since the last release of the same service to another environment ended well.
 */
final class LedgerFacts implements Facts {

    private static final String RELEASED = """
            SELECT MAX(ended_at) AS latest FROM releases
            WHERE service = ? AND environment = ? AND version = ? AND outcome = 'RELEASED'
            """;

    private static final String CYCLE =
            "SELECT MAX(ended_at) AS latest FROM releases WHERE service = ? AND environment <> ? AND outcome = 'RELEASED'";

    private static final String ROLLED_BACK = """
            SELECT MAX(ended_at) AS latest FROM releases
            WHERE service = ? AND environment = ? AND outcome = 'ROLLED_BACK'
            """;

    private final Database database;

    LedgerFacts(Database database) {
        this.database = database;
    }

    @Override
    public Answer ask(Fact fact, String service, String version, Instant now) {
        try {
            return database.read(connection -> answer(connection, fact, service, version));
        } catch (LedgerUnreachableException e) {
            return new Answer(false, e.getMessage());
        }
    }

    private static Answer answer(Connection connection, Fact fact, String service, String version) throws SQLException {
        if (fact instanceof Fact.HealthyIn healthy) {
            return healthy(connection, healthy.environment(), service, version);
        }
        if (fact instanceof Fact.ReleasedIn released) {
            Optional<Instant> at = latest(connection, RELEASED, service, released.environment(), version);
            return at.map(time ->
                            new Answer(true, version + " was released to " + released.environment() + " at " + time))
                    .orElseGet(() -> new Answer(false, version + " was not released to " + released.environment()));
        }
        return rehearsed(connection, ((Fact.RollbackRehearsedIn) fact).environment(), service);
    }

    /** A version is healthy where it has all traffic and its release ended well, which takes its checks and its analyses. */
    private static Answer healthy(Connection connection, String environment, String service, String version)
            throws SQLException {
        List<LiveVersion> live = LiveRows.of(connection, environment, service);
        if (live.isEmpty()) {
            return new Answer(false, "nothing of " + service + " is known to be live in " + environment);
        }
        Optional<LiveVersion> other =
                live.stream().filter(one -> !one.version().equals(version)).findFirst();
        if (other.isPresent()) {
            return new Answer(
                    false,
                    environment + " serves " + other.get().version() + ", not " + version
                            + (other.get().target().isEmpty()
                                    ? ""
                                    : ", on " + other.get().target()));
        }
        boolean endedWell =
                latest(connection, RELEASED, service, environment, version).isPresent();
        return new Answer(
                endedWell,
                endedWell
                        ? version + " serves in " + environment + " since "
                                + live.get(0).since()
                        : version + " serves in " + environment + ", but its release has not ended well");
    }

    private static Answer rehearsed(Connection connection, String environment, String service) throws SQLException {
        Optional<Instant> rollback = latest(connection, ROLLED_BACK, service, environment);
        Optional<Instant> cycle = latest(connection, CYCLE, service, environment);
        if (rollback.isEmpty()) {
            return new Answer(false, "no rollback of " + service + " took place in " + environment);
        }
        boolean holds = cycle.isEmpty() || rollback.get().isAfter(cycle.get());
        return new Answer(
                holds,
                "the last rollback of " + service + " in " + environment + " ended at " + rollback.get()
                        + (holds ? "" : ", before this release cycle began at " + cycle.get()));
    }

    private static Optional<Instant> latest(Connection connection, String sql, Object... parameters)
            throws SQLException {
        return Sql.one(connection, sql, row -> Optional.ofNullable(Sql.instant(row, "latest")), parameters)
                .flatMap(latest -> latest);
    }
}
