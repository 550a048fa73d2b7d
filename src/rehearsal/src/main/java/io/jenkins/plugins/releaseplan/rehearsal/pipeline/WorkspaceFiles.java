package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The workspace as a rehearsal sees it: the real files of a directory, and over them what the Jenkinsfile writes and deletes,
 * which stays in memory. Nothing real is read above the directory, nor through symbolic links.
 */
public final class WorkspaceFiles {
    private static final long LARGEST = 16L << 20;
    private static final int MOST_FILES = 20_000;
    private static final int DEEPEST = 40;
    private static final String DELETED = null;
    private static final String OUTSIDE = "<outside>";

    private final Path root;
    private final String shownAs;
    private final Map<String, String> overlay = new HashMap<>();

    WorkspaceFiles(Path root, String shownAs) {
        this.root = root;
        this.shownAs = normal(shownAs.replace('\\', '/'));
    }

    /**
     * The path of a file relative to the workspace. One that leads out of it starts with {@code <outside>}; there are no
     * files there but those that the Jenkinsfile writes.
     *
     * @param directory the current directory, as this method gives it
     * @param path as the Jenkinsfile gives it: relative to the directory, or absolute
     * @throws IllegalArgumentException if it is no path
     */
    public String resolve(String directory, String path) {
        if (path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a path cannot have a null character");
        }
        String text = path.replace('\\', '/');
        boolean absolute = text.startsWith("/") || text.matches("[A-Za-z]:.*");
        String whole = normal(absolute ? text : shown(directory) + "/" + text);
        if (whole.equals(shownAs)) {
            return "";
        }
        return whole.startsWith(shownAs + "/") ? whole.substring(shownAs.length() + 1) : OUTSIDE + whole;
    }

    private static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if ("..".equals(part)) {
                parts.pollLast();
            } else if (!part.isEmpty() && !".".equals(part)) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /**
     * The text of a file; empty when there is none.
     *
     * @param path as {@link #resolve} gives it
     * @throws IOException if it cannot be read, is too large, or is a symbolic link
     */
    public Optional<String> read(String path) throws IOException {
        if (overlay.containsKey(path)) {
            return Optional.ofNullable(overlay.get(path));
        }
        Optional<Path> file = real(path);
        if (file.isEmpty() || !Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.size(file.get()) > LARGEST) {
            throw new IOException("'" + path + "' is larger than " + (LARGEST >> 20) + " MiB");
        }
        return Optional.of(new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8));
    }

    /** Whether there is a file or a directory. */
    public boolean exists(String path) throws IOException {
        if (overlay.containsKey(path)) {
            return overlay.get(path) != DELETED;
        }
        boolean written = overlay.entrySet().stream()
                .anyMatch(entry -> entry.getValue() != DELETED && entry.getKey().startsWith(path + "/"));
        return written || path.isEmpty() || real(path).filter(Files::exists).isPresent();
    }

    /**
     * The files below a directory whose paths match a pattern, in order; links are left out.
     *
     * @param directory as {@link #resolve} gives it
     * @param pattern as Ant has them, relative to the directory; several with commas between them
     * @return their paths relative to the workspace, and how long they are in bytes
     * @throws IOException if the directory cannot be read, or holds too many files
     */
    public Map<String, Long> find(String directory, String pattern) throws IOException {
        String above = directory.isEmpty() ? "" : directory + "/";
        Map<String, Long> found = new TreeMap<>();
        realFiles(directory).forEach(found::put);
        overlay.forEach((path, text) -> {
            if (path.startsWith(above) && !isOutside(path)) {
                found.put(path, (long) text.getBytes(StandardCharsets.UTF_8).length);
            }
        });
        List<String> patterns =
                Arrays.stream(pattern.split(",")).map(String::strip).toList();
        found.keySet()
                .removeIf(path ->
                        patterns.stream().noneMatch(one -> Glob.matches(one, path.substring(above.length()))));
        return found;
    }

    private Map<String, Long> realFiles(String directory) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        Optional<Path> top = directory.isEmpty() ? Optional.ofNullable(root) : real(directory);
        if (top.isEmpty() || !Files.isDirectory(top.get())) {
            return files;
        }
        try (Stream<Path> all = Files.walk(top.get(), DEEPEST)) {
            List<Path> seen = all.limit(MOST_FILES + 1L).toList();
            if (seen.size() > MOST_FILES) {
                throw new IOException("the workspace has more than " + MOST_FILES + " files");
            }
            for (Path file : seen) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(root.relativize(file).toString().replace('\\', '/'), Files.size(file));
                }
            }
        }
        return files;
    }

    /** Whether a path, as {@link #resolve} gives it, leads out of the workspace. */
    public boolean isOutside(String path) {
        return path.startsWith(OUTSIDE);
    }

    /** Writes a file, in memory. */
    public void write(String path, String text) {
        overlay.put(path, text);
    }

    /** Deletes what was written below a directory; real files stay and stay visible. */
    public void deleteWritten(String directory) {
        overlay.keySet().removeIf(path -> directory.isEmpty() || path.startsWith(directory + "/"));
    }

    /** The absolute path that the Jenkinsfile sees for one relative to the workspace. */
    public String shown(String path) {
        if (path.startsWith(OUTSIDE)) {
            return path.substring(OUTSIDE.length());
        }
        return path.isEmpty() ? shownAs : shownAs + "/" + path;
    }

    private Optional<Path> real(String path) throws IOException {
        if (root == null || path.startsWith(OUTSIDE)) {
            return Optional.empty();
        }
        Path file = root;
        for (String part : path.split("/")) {
            file = file.resolve(part);
            if (Files.isSymbolicLink(file)) {
                throw new IOException("'" + path + "' goes through a symbolic link, which a rehearsal does not follow");
            }
        }
        return Optional.of(file);
    }
}
