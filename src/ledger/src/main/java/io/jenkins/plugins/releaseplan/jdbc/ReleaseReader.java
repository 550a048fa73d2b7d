package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import io.jenkins.plugins.releaseplan.release.Release;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a release together from its rows. */
final class ReleaseReader {

    private ReleaseReader() {}

    static Optional<SavedRelease> read(Connection connection, String id) throws SQLException {
        Optional<SavedRelease> own = Sql.one(
                connection,
                "SELECT state, revision, git_commit, git_branch, build, controller, saved_at FROM releases WHERE id = ?",
                row -> new SavedRelease(
                        StateJson.read(row.getString(1), Release.class),
                        row.getLong(2),
                        new Origin(row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                        Instant.parse(row.getString(7))),
                id);
        return own.isPresent() ? Optional.of(whole(connection, own.get())) : own;
    }

    private static SavedRelease whole(Connection connection, SavedRelease saved) throws SQLException {
        Release own = saved.release();
        String id = own.plan().id();
        Release whole = new Release(
                own.plan(),
                own.outcome(),
                own.reason(),
                own.startedAt(),
                own.endedAt(),
                own.body(),
                ChecklistRows.read(connection, id).orElse(null),
                ChecklistRows.progress(connection, id),
                GateRows.read(connection, id),
                RolloutRows.read(connection, id),
                own.verifications(),
                own.databases(),
                own.lastNumber(),
                own.wakeAt());
        return new SavedRelease(whole, saved.revision(), saved.origin(), saved.savedAt());
    }

    static List<SavedRelease> underWay(Connection connection) throws SQLException {
        List<String> ids = Sql.all(
                connection,
                "SELECT id FROM releases WHERE under_way = TRUE ORDER BY started_at, id",
                row -> row.getString(1));
        List<SavedRelease> releases = new ArrayList<>();
        for (String id : ids) {
            read(connection, id).ifPresent(releases::add);
        }
        return releases;
    }
}
