package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The workspace as a rehearsal sees it: the real files of a directory, and over them what the Jenkinsfile writes and deletes,
 * which stays in memory. Nothing real is read above the directory, nor through symbolic links.
 */
public final class WorkspaceFiles {
    private static final long LARGEST = 16L << 20;
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
