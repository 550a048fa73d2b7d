package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One call of a step in the call log.
 *
 * @param id counts the calls of a run from 0 in the order of their starts
 * @param parent the id of the step whose block it stands in, or -1
 * @param name the step's name
 * @param arguments what it was given, as plain JSON values with secrets masked
 * @param at where it stands
 * @param stage the names of the stages around, outermost first
 * @param strand the branch that called it
 * @param start virtual time
 * @param end virtual time; null while it runs
 * @param outcome how it ended
 * @param message why it failed, or ""
 */
public record StepRecord(
        int id,
        int parent,
        String name,
        Map<String, Object> arguments,
        SourceLine at,
        List<String> stage,
        String strand,
        Instant start,
        Instant end,
        Outcome outcome,
        String message) {
    /** How a call ended. */
    public enum Outcome {
        RUNNING,
        DONE,
        FAILED,
        INTERRUPTED,
        /** Somebody said no to an {@code input}. */
        REJECTED
    }

    StepRecord ended(Instant when, Outcome how, String why) {
        return new StepRecord(id, parent, name, arguments, at, stage, strand, start, when, how, why);
    }
}
