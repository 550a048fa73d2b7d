package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is live where, kept up to date with each step, so that nobody has to go through the history for it. */
final class LiveRows {

    private static final String SELECT =
            "SELECT environment, service, target, version, since, release_id FROM live_versions ";

    private record Live(String version, Instant since) {}

    private LiveRows() {}

    static List<LiveVersion> all(Connection connection) throws SQLException {
        return read(connection, SELECT + "ORDER BY environment, service, target");
    }

    static List<LiveVersion> of(Connection connection, String environment, String service) throws SQLException {
        return read(connection, SELECT + "WHERE environment = ? AND service = ? ORDER BY target", environment, service);
    }

    private static List<LiveVersion> read(Connection connection, String sql, Object... parameters) throws SQLException {
        return Sql.all(
                connection,
                sql,
                row -> new LiveVersion(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Sql.instant(row, "since"),
                        row.getString(6)),
                parameters);
    }

    /** The version that serves when a release begins; empty if none is known. */
    static String previousVersion(Connection connection, Release release) throws SQLException {
        return of(connection, release.plan().environment(), release.plan().service()).stream()
                .map(LiveVersion::version)
                .findFirst()
                .orElse("");
    }

    /**
     * A rollout went on.
     *
     * @param was null for one that begins
     */
    static void follow(Connection connection, ReleasePlan plan, Rollout was, Rollout is) throws SQLException {
        Optional<Live> live = live(is);
        if (live.isPresent() && !live.equals(was == null ? Optional.empty() : live(was))) {
            set(connection, plan, is.plan().target(), live.get());
        }
    }

    /** All traffic is on green after cutover, and on blue again after the way back. */
    private static Optional<Live> live(Rollout rollout) {
        if (rollout.trafficBackAt() != null) {
            return rollout.blueVersion().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Live(rollout.blueVersion(), rollout.trafficBackAt()));
        }
        return Optional.ofNullable(rollout.cutoverAt())
                .map(at -> new Live(rollout.plan().version(), at));
    }

    /** A release that shifts no traffic itself brings its version by ending well. */
    static void followWithoutRollout(Connection connection, Release before, Release after) throws SQLException {
        boolean endedNow = before == null || before.outcome() != after.outcome();
        boolean well = after.outcome() == Outcome.RELEASED
                || after.outcome() == Outcome.ROLLED_BACK && after.plan().kind() == ReleasePlan.Kind.ROLLBACK;
        if (endedNow && well && after.rollouts().isEmpty()) {
            set(connection, after.plan(), "", new Live(after.plan().version(), after.endedAt()));
        }
    }

    private static void set(Connection connection, ReleasePlan plan, String target, Live live) throws SQLException {
        Optional<LiveVersion> known = of(connection, plan.environment(), plan.service()).stream()
                .filter(row -> row.target().equals(target))
                .findFirst();
        boolean news = known.isEmpty()
                || !known.get().version().equals(live.version())
                        && !known.get().since().isAfter(live.since());
        if (news) {
            Row.of("live_versions")
                    .cut("version", live.version(), 1000)
                    .set("since", live.since())
                    .set("release_id", plan.id())
                    .save(
                            connection,
                            Row.of("live_versions")
                                    .set("environment", plan.environment())
                                    .set("service", plan.service())
                                    .cut("target", target, 200));
        }
    }
}
