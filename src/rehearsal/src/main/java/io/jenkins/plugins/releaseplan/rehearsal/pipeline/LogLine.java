package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Instant;
import java.util.List;

/**
 * A line of the build's log, with secrets masked.
 *
 * @param at the virtual time
 * @param stage the names of the stages around, outermost first
 * @param strand the branch that wrote it
 * @param text one line
 */
public record LogLine(Instant at, List<String> stage, String strand, String text) {
    public LogLine {
        stage = List.copyOf(stage);
    }
}
