package io.jenkins.plugins.releaseplan.rehearsal;

import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedWorld;
import io.jenkins.plugins.releaseplan.rehearsal.host.TimelineEntry;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.LogLine;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineResult;
import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that happened in one rehearsal.
 *
 * @param plan what was rehearsed
 * @param seed the seed of everything that was drawn
 * @param outcome what it came to
 * @param reason why it did not end well, one sentence; empty if it did
 * @param startedAt virtual time
 * @param endedAt when the pipeline had ended; what follows (blue that is kept and taken down) is in the timeline
 * @param settledAt when all had settled: blue was taken down, every rollback had ended
 * @param releases in the order in which they began, as they were when all had settled
 * @param world the clouds, for what they served
 * @param timeline what happened, in order
 * @param pipeline what the pipeline came to
 * @param log the build's log
 */
public record RehearsalResult(
        RehearsalPlan plan,
        long seed,
        Outcome outcome,
        String reason,
        Instant startedAt,
        Instant endedAt,
        Instant settledAt,
        List<Release> releases,
        SimulatedWorld world,
        List<TimelineEntry> timeline,
        PipelineResult pipeline,
        List<LogLine> log) {

    public RehearsalResult {
        releases = List.copyOf(releases);
        timeline = List.copyOf(timeline);
        log = List.copyOf(log);
    }

    /** How long the pipeline took in virtual time. */
    public Duration duration() {
        return Duration.between(startedAt, endedAt);
    }
}
