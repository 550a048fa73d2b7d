package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Objects;

/**
 * A place in a source file.
 *
 * @param file the file's name as it was given; not null
 * @param line counted from 1; 0 when it is not known
 */
public record SourceLine(String file, int line) {
    public SourceLine {
        Objects.requireNonNull(file, "file");
    }

    /** {@code file:line}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
