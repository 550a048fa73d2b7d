package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The global variables of a shared library: the scripts in its {@code vars} folder, by name.
 *
 * @param scripts the text of each script by its path, in the order of their names
 */
public record SharedLibrary(Map<String, String> scripts) {
    public SharedLibrary {
        scripts = Map.copyOf(scripts);
    }

    /** No library. */
    public static SharedLibrary none() {
        return new SharedLibrary(Map.of());
    }

    /**
     * Reads the {@code vars/*.groovy} of a directory. Nothing else of the library is loaded.
     *
     * @throws IOException if the directory cannot be read
     */
    public static SharedLibrary in(Path directory) throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        Path vars = directory.resolve("vars");
        if (Files.isDirectory(vars)) {
            try (Stream<Path> files = Files.list(vars)) {
                files.filter(file -> file.toString().endsWith(".groovy"))
                        .forEach(file -> scripts.put(file.toString(), text(file)));
            } catch (UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
        }
        return new SharedLibrary(scripts);
    }

    /** This library and another one. */
    public SharedLibrary and(SharedLibrary other) {
        Map<String, String> both = new TreeMap<>(scripts);
        both.putAll(other.scripts);
        return new SharedLibrary(both);
    }

    private static String text(Path file) {
        try {
            return SourceText.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
