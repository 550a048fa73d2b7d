package io.jenkins.plugins.releaseplan.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A whole ledger in a file that does not depend on the database: a ZIP with a file for each table, a line of JSON for each
 * row, and a manifest that says the schema's version and how many rows there are.
 */
final class Backup {

    private static final String MANIFEST = "manifest.json";
    private static final int ROWS_AT_ONCE = 500;
    private static final ObjectMapper JSON =
            new ObjectMapper(new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET));

    /** How many rows of each table there are, and which schema they are of. */
    private record Manifest(int schema, Map<String, Long> rows) {}

    private Backup() {}

    static long write(Connection connection, Path file) throws SQLException {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            if (Files.exists(whole)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            createDirectory(whole);
            long rows = zip(connection, part);
            sync(part);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } catch (FileAlreadyExistsException e) {
            throw new LedgerException(file + ": exists already; a backup never overwrites, so name another file", e);
        } catch (IOException e) {
            throw new LedgerException(file + ": the backup cannot be written: " + e.getMessage(), e);
        }
    }

    private static void createDirectory(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static long zip(Connection connection, Path file) throws IOException, SQLException {
        Map<String, Long> rows = new HashMap<>();
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String table : Schema.tables()) {
                zip.putNextEntry(new ZipEntry(table + ".jsonl"));
                rows.put(table, table(connection, table, zip));
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(MANIFEST));
            JSON.writeValue(zip, new Manifest(Schema.CURRENT, rows));
            zip.closeEntry();
        }
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long table(Connection connection, String table, OutputStream out) throws IOException, SQLException {
        long count = 0;
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table);
                JsonGenerator json = JSON.getFactory().createGenerator(out)) {
            json.setRootValueSeparator(new SerializedString("\n"));
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    json.writeStartObject();
                    for (int i = 1; i <= columns; i++) {
                        json.writeFieldName(Schema.name(rows, i));
                        value(rows, i, json);
                    }
                    json.writeEndObject();
                    count++;
                }
            }
        }
        return count;
    }

    private static void value(ResultSet rows, int column, JsonGenerator json) throws IOException, SQLException {
        switch (rows.getMetaData().getColumnType(column)) {
            case Types.BIGINT, Types.INTEGER -> json.writeNumber(rows.getLong(column));
            case Types.BOOLEAN, Types.BIT -> json.writeBoolean(rows.getBoolean(column));
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP -> {
                OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
                json.writeString(time == null ? null : time.toInstant().toString());
            }
            default -> json.writeString(rows.getString(column));
        }
    }

    static long read(Connection connection, AuditAppender audit, Path file) throws SQLException {
        audit.flush(connection);
        long used = Sql.one(
                        connection,
                        "SELECT (SELECT COUNT(*) FROM releases) + (SELECT sequence_number FROM audit_head)",
                        row -> row.getLong(1))
                .orElse(0L);
        if (used > 0) {
            throw new LedgerException(
                    "the ledger to restore into is not empty; name a file that does not exist yet, or an empty database");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip, file);
            Sql.change(connection, "DELETE FROM audit_head");
            long rows = 0;
            for (String table : Schema.tables()) {
                rows += rows(connection, zip, file, table, manifest);
            }
            check(connection, file);
            audit.readHead(connection);
            return rows;
        } catch (NoSuchFileException e) {
            throw new LedgerException(file + ": no such file; name what 'ledger backup' wrote", e);
        } catch (ZipException e) {
            throw new LedgerException(file + ": is not the backup of a ledger, or was damaged: " + e.getMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new WriteGivenUp(file + ": the backup cannot be read: " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new LedgerException(file + ": is not the backup of a ledger: it has no " + MANIFEST);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = JSON.readValue(in, Manifest.class);
            if (manifest.schema() > Schema.CURRENT) {
                throw new LedgerException(file + ": the backup has schema version " + manifest.schema()
                        + ", and this program knows versions up to " + Schema.CURRENT + "; use the newer program");
            }
            return manifest;
        }
    }

    private static long rows(Connection connection, ZipFile zip, Path file, String table, Manifest manifest)
            throws IOException, SQLException {
        long wanted = manifest.rows().getOrDefault(table, 0L);
        ZipEntry entry = zip.getEntry(table + ".jsonl");
        long found = entry == null ? 0 : insert(connection, zip, entry, table);
        if (found != wanted) {
            throw new WriteGivenUp(
                    file + ": the backup is not whole: " + table + " has " + found + " rows, not " + wanted, null);
        }
        return found;
    }

    private static long insert(Connection connection, ZipFile zip, ZipEntry entry, String table)
            throws IOException, SQLException {
        Map<String, Integer> types = types(connection, table);
        long count = 0;
        List<Row> waiting = new ArrayList<>();
        try (InputStream in = zip.getInputStream(entry);
                MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(in)) {
            while (lines.hasNextValue()) {
                waiting.add(row(table, types, lines.nextValue()));
                count++;
                if (waiting.size() == ROWS_AT_ONCE) {
                    Row.insert(connection, waiting);
                    waiting.clear();
                }
            }
        }
        Row.insert(connection, waiting);
        return count;
    }

    private static Map<String, Integer> types(Connection connection, String table) throws SQLException {
        Map<String, Integer> types = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
                ResultSet rows = statement.executeQuery()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                types.put(Schema.name(rows, i), rows.getMetaData().getColumnType(i));
            }
        }
        return types;
    }

    private static Row row(String table, Map<String, Integer> types, JsonNode line) throws SQLException {
        Row row = Row.of(table);
        for (Map.Entry<String, Integer> column : types.entrySet()) {
            JsonNode value = line.path(column.getKey());
            switch (column.getValue()) {
                case Types.BIGINT, Types.INTEGER -> row.set(column.getKey(), value.longValue());
                case Types.BOOLEAN, Types.BIT -> row.set(column.getKey(), value.booleanValue());
                case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
                    row.set(column.getKey(), value.isTextual() ? Instant.parse(value.textValue()) : null);
                default -> row.set(column.getKey(), value.asText(""));
            }
        }
        return row;
    }

    private static void check(Connection connection, Path file) throws SQLException {
        AuditReport report = AuditVerification.run(connection);
        if (!report.intact()) {
            throw new WriteGivenUp(
                    file + ": the audit events of the backup are not whole: "
                            + report.finding().orElseThrow().text(),
                    null);
        }
    }
}
