package io.jenkins.plugins.releaseplan.jdbc;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Damages backups. */
final class Backups {

    private Backups() {}

    /** Takes the first line out of a table. */
    static void dropLine(Path backup, String table) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(backup)) {
            Path file = zip.getPath(table);
            List<String> lines = Files.readAllLines(file);
            Files.write(file, lines.subList(1, lines.size()));
        }
    }
}
