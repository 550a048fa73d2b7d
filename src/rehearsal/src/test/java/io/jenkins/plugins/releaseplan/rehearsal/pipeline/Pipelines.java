package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps.BuiltinSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs Jenkinsfiles given as texts. */
final class Pipelines {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private Pipelines() {}

    /** A run and what its world saw. */
    record Ran(PipelineResult result, RecordingWorld world) {
        List<String> log() {
            return world.lines().stream().map(LogLine::text).toList();
        }

        Duration took() {
            return Duration.between(result.start(), result.end());
        }

        List<String> stages() {
            return result.stages().stream()
                    .map(stage -> stage.name() + " " + (stage.result() == null ? "SKIPPED" : stage.result()))
                    .toList();
        }
    }

    static Jenkinsfile parse(String... lines) {
        return Jenkinsfile.parse("Jenkinsfile", String.join("\n", lines), BuiltinSteps.table());
    }

    static Ran run(String... lines) {
        return run(new RecordingWorld(), lines);
    }

    static Ran run(RecordingWorld world, String... lines) {
        PipelineResult result = parse(lines).run(world, new VirtualClock(START, Duration.ofDays(365)));
        return new Ran(result, world);
    }

    /** A declarative pipeline whose only stage has these steps. */
    static Ran steps(RecordingWorld world, String steps) {
        return run(world, "pipeline {", "agent any", "stages {", "stage('S') {", "steps {", steps, "}", "}", "}", "}");
    }

    static List<String> errors(String... lines) {
        return catchThrowableOfType(JenkinsfileErrors.class, () -> parse(lines)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
