package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Instant;
import java.util.List;

/**
 * One stage of a run.
 *
 * @param id counts the stages of a run from 0 in the order of their starts
 * @param path its name and those of the stages around it, outermost first
 * @param at where it stands
 * @param start virtual time
 * @param end virtual time; null while it runs
 * @param result how it ended; null while it runs and when it was skipped
 * @param skipped why it was skipped, or ""
 * @param agent what it runs on, as the Jenkinsfile says, or ""
 */
public record StageRecord(
        int id,
        List<String> path,
        SourceLine at,
        Instant start,
        Instant end,
        BuildResult result,
        String skipped,
        String agent) {
    public StageRecord {
        path = List.copyOf(path);
    }

    /** Its own name. */
    public String name() {
        return path.get(path.size() - 1);
    }
}
