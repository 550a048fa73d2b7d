package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who holds the routes and who waits for them. Whoever writes has the ledger's head locked, so two never take one route. */
final class RouteRows {

    private static final int LONGEST_NAME = 200;

    private RouteRows() {}

    /** What becomes of a route. */
    interface Step {
        RouteQueue next(RouteQueue queue);
    }

    static RouteQueue change(Connection connection, String environment, String route, Step step) throws SQLException {
        if (environment.length() > LONGEST_NAME || route.length() > LONGEST_NAME) {
            throw new LedgerException("the names of an environment and of a route have at most " + LONGEST_NAME
                    + " characters each: " + environment + ", " + route);
        }
        RouteQueue was = read(connection, environment, route);
        RouteQueue is = step.next(was);
        if (!is.equals(was)) {
            write(connection, environment, route, is);
        }
        return is;
    }

    private static RouteQueue read(Connection connection, String environment, String route) throws SQLException {
        return new RouteQueue(Sql.all(
                connection,
                "SELECT rollout_id FROM route_queues WHERE environment = ? AND route = ? ORDER BY ordinal",
                row -> row.getString(1),
                environment,
                route));
    }

    private static void write(Connection connection, String environment, String route, RouteQueue queue)
            throws SQLException {
        Sql.change(connection, "DELETE FROM route_queues WHERE environment = ? AND route = ?", environment, route);
        List<Row> rows = new ArrayList<>();
        for (String rollout : queue.holders()) {
            rows.add(Row.of("route_queues")
                    .set("environment", environment)
                    .set("route", route)
                    .set("ordinal", rows.size())
                    .set("rollout_id", rollout));
        }
        Row.insert(connection, rows);
    }
}
