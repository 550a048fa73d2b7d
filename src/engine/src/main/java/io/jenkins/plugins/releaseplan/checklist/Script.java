package io.jenkins.plugins.releaseplan.checklist;

import java.util.Objects;

/**
 * A code block of a plan, such as shell commands. It is shown, never run.
 *
 * @param language what the fence names ({@code bash}), in lower case; empty if it names none
 * @param text the code as it is written, without the last line break
 * @param line the line of the document at which the block begins, from 1
 */
public record Script(String language, String text, int line) {

    public Script {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(text, "text");
    }
}
