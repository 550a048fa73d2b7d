package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.StateJson;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rollouts as rows. */
final class RolloutRows {

    private RolloutRows() {}

    static void save(Connection connection, String release, int ordinal, String id, Rollout rollout)
            throws SQLException {
        Row.of("rollout_states")
                .cut("rollout_id", id, 2000)
                .cut("target", rollout.plan().target(), 200)
                .cut("route", rollout.plan().route(), 2000)
                .cut("version", rollout.plan().version(), 1000)
                .cut("previous_version", rollout.blueVersion(), 1000)
                .set("phase", rollout.phase().name())
                .set("green_percent", rollout.greenPercent())
                .set("started_at", rollout.startedAt())
                .set("cutover_at", rollout.cutoverAt())
                .set("keep_until", rollout.keepUntil())
                .set("traffic_back_at", rollout.trafficBackAt())
                .set("ended_at", rollout.endedAt())
                .set("wake_at", rollout.wakeAt())
                .set("state", StateJson.write(rollout))
                .save(
                        connection,
                        Row.of("rollout_states").set("release_id", release).set("ordinal", ordinal));
    }

    static Map<String, Rollout> read(Connection connection, String release) throws SQLException {
        Map<String, Rollout> rollouts = new LinkedHashMap<>();
        Sql.all(
                        connection,
                        "SELECT state FROM rollout_states WHERE release_id = ? ORDER BY ordinal",
                        row -> StateJson.read(row.getString(1), Rollout.class),
                        release)
                .forEach(rollout -> rollouts.put(rollout.plan().id(), rollout));
        return rollouts;
    }
}
