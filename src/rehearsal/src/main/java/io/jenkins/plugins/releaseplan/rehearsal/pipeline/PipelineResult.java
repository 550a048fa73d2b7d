package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param result how the build ended
 * @param cause why it did not succeed, with file and line where they are known, or ""
 * @param causedAt where, or null
 * @param start virtual time
 * @param end virtual time
 * @param parameters the values that the build ran with
 * @param displayName as the Jenkinsfile set it, or "#" and the number
 * @param description as the Jenkinsfile set it, or ""
 * @param stages the stages in the order of their starts
 * @param steps the call log in the order of the starts
 */
public record PipelineResult(
        BuildResult result,
        String cause,
        SourceLine causedAt,
        Instant start,
        Instant end,
        Map<String, Object> parameters,
        String displayName,
        String description,
        List<StageRecord> stages,
        List<StepRecord> steps) {
    public PipelineResult {
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
    }
}
