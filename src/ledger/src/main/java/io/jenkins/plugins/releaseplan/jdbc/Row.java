package io.jenkins.plugins.releaseplan.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row to write. The names of tables and columns are this package's own, never data. */
final class Row {

    private final String table;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Row(String table) {
        this.table = table;
    }

    static Row of(String table) {
        return new Row(table);
    }

    Row set(String column, String value) {
        return put(column, value);
    }

    /** A text for people, cut to what the column holds; the whole stands in the row's state. */
    Row cut(String column, String value, int most) {
        if (value.length() <= most) {
            return put(column, value);
        }
        int end = Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most;
        return put(column, value.substring(0, end));
    }

    Row set(String column, long value) {
        return put(column, value);
    }

    Row set(String column, boolean value) {
        return put(column, value);
    }

    /** @param value null for none */
    Row set(String column, Instant value) {
        return put(column, value == null ? Sql.NoTime.NONE : value);
    }

    private Row put(String column, Object value) {
        values.put(column, value);
        return this;
    }

    void insert(Connection connection) throws SQLException {
        Sql.change(connection, insertion(), values.values().toArray());
    }

    /** Inserts rows of one table with the same columns. */
    static void insert(Connection connection, Collection<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(rows.iterator().next().insertion())) {
            for (Row row : rows) {
                Sql.bind(statement, row.values.values().toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String insertion() {
        return "INSERT INTO " + table + " (" + String.join(", ", values.keySet()) + ") VALUES ("
                + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    /** Changes the row that has these keys. */
    int update(Connection connection, Row keys) throws SQLException {
        List<Object> parameters = new ArrayList<>(values.values());
        parameters.addAll(keys.values.values());
        return Sql.change(
                connection,
                "UPDATE " + table + " SET " + String.join(" = ?, ", values.keySet()) + " = ? WHERE "
                        + String.join(" = ? AND ", keys.values.keySet()) + " = ?",
                parameters.toArray());
    }

    /** Inserts the row, with its keys, or changes the one that has them. */
    void save(Connection connection, Row keys) throws SQLException {
        if (update(connection, keys) == 0) {
            Row whole = new Row(table);
            whole.values.putAll(keys.values);
            whole.values.putAll(values);
            whole.insert(connection);
        }
    }
}
