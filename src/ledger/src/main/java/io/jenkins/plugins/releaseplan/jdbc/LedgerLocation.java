package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a ledger is.
 *
 * @param url the JDBC address of a PostgreSQL database; empty for a file
 * @param user the database's user; empty for a file
 * @param password the user's password; may be empty
 * @param file the H2 file without its ending {@code .mv.db}; null for PostgreSQL
 */
public record LedgerLocation(String url, String user, String password, Path file) {

    /** How the name of an H2 file ends. */
    static final String ENDING = ".mv.db";

    private static final String POSTGRES = "jdbc:postgresql:";

    public LedgerLocation {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if ((file == null) == url.isEmpty()) {
            throw new IllegalArgumentException("a ledger is in a file or at an address: one of the two");
        }
    }

    /**
     * A ledger in an H2 file, which is made if it does not exist.
     *
     * @param file its path, with or without the ending {@code .mv.db} that the file has in any case
     * @throws LedgerException if no H2 file can have this path
     */
    public static LedgerLocation file(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path nameOnly = whole.getFileName();
        String name = nameOnly == null ? "" : nameOnly.toString();
        if (name.endsWith(ENDING)) {
            name = name.substring(0, name.length() - ENDING.length());
        }
        if (name.isBlank()) {
            throw new LedgerException(file + ": the ledger's file has no name; give one, for example releases.mv.db");
        }
        Path bare = whole.resolveSibling(name);
        if (bare.toString().indexOf(';') >= 0) {
            throw new LedgerException(
                    file + ": the path of a ledger has no semicolon, since H2 reads settings behind one");
        }
        if (Files.isDirectory(whole)) {
            throw new LedgerException(
                    file + ": is a directory; name a file in it, for example " + file.resolve("releases.mv.db"));
        }
        return new LedgerLocation("", "", "", bare);
    }

    /**
     * A ledger in PostgreSQL.
     *
     * @param url for example {@code jdbc:postgresql://db.example/releases}
     */
    public static LedgerLocation postgres(String url, String user, String password) {
        if (!url.startsWith(POSTGRES)) {
            throw new LedgerException("the address of a ledger begins with " + POSTGRES + ", unlike '" + url + "'");
        }
        return new LedgerLocation(url, user, password, null);
    }

    /**
     * The location that a command line names.
     *
     * @param text the path of a file, or the JDBC address of a PostgreSQL database, whose user and password may stand in it
     */
    public static LedgerLocation parse(String text) {
        if (text.startsWith(POSTGRES)) {
            return postgres(text, "", "");
        }
        if (text.startsWith("jdbc:")) {
            throw new LedgerException("'" + text + "': a ledger is in an H2 file (give its path) or in PostgreSQL ("
                    + POSTGRES + "//HOST/DATABASE)");
        }
        return file(Path.of(text));
    }

    /** Whether it is a file. */
    public boolean isFile() {
        return file != null;
    }

    /** The file on disk; null for PostgreSQL. */
    Path fileOnDisk() {
        return isFile() ? file.resolveSibling(file.getFileName() + ENDING) : null;
    }

    /** Where it is, for people, without the password. */
    @Override
    public String toString() {
        if (isFile()) {
            return fileOnDisk().toString();
        }
        int settings = url.indexOf('?');
        return settings < 0 ? url : url.substring(0, settings);
    }
}
