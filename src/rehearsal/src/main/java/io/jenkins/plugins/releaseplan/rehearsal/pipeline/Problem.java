package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that is wrong in a Jenkinsfile.
 *
 * @param file the file's name; not null
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1; 0 where the line says enough
 * @param message what is wrong and what to do, one line; not null
 */
public record Problem(String file, int line, int column, String message) {
    /** From top to bottom. */
    static final Comparator<Problem> IN_ORDER =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    public Problem {
        Objects.requireNonNull(file, "file");
        message = message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    Problem(SourceLine at, String message) {
        this(at.file(), at.line(), 0, message);
    }

    /** {@code file:line: message}, with the column where there is one. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "") + ": " + message;
    }
}
