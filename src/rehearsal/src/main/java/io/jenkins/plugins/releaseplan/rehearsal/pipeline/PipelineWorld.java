package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything around a Jenkinsfile that a rehearsal makes up: how it was started, what commands answer, who presses which
 * button. It is asked on the strand that holds the clock's baton, so it needs no lock, and must not wait: answers say
 * after which virtual time they come.
 */
public interface PipelineWorld {
    /** The values that the build was started with; parameters not named here take their defaults. */
    Map<String, Object> parameters();

    /** Environment variables of the build, over Jenkins' own such as BUILD_NUMBER. */
    Map<String, String> environment();

    /** What a shell command does. */
    ShellOutcome shell(ShellCall call);

    /** Who answers an input, how and when. */
    InputAnswer input(InputRequest request);

    /** How another job ends. */
    BuildOutcome build(BuildRequest request);

    /** The directory whose files the Jenkinsfile may read; empty when there is none. Nothing is ever written there. */
    Optional<Path> workspace();

    /** A line of the build's log. */
    void log(LogLine line);

    /** The result of the build before this one; empty when this is the first. */
    default Optional<BuildResult> previousResult() {
        return Optional.empty();
    }

    /** Paths that changed since the build before, for {@code changeset} conditions. */
    default java.util.List<String> changedFiles() {
        return java.util.List.of();
    }

    /** Whether there are credentials of this id; by default there are any. */
    default boolean hasCredentials(String id) {
        return true;
    }

    /** What started the build, as {@code triggeredBy} conditions name it, such as "UserIdCause" or "TimerTrigger". */
    default String trigger() {
        return "UserIdCause";
    }

    /** The id of the user who started the build. */
    default String startedBy() {
        return "operator";
    }

    /** The run is about to start. Here a world can plan events on the run's clock. */
    default void starting(PipelineRun run) {}

    /** A step was called; its record has no end yet. */
    default void stepStarted(StepRecord step) {}

    /** A step has ended. */
    default void stepEnded(StepRecord step) {}

    /** A stage was entered; its record has no end yet. */
    default void stageStarted(StageRecord stage) {}

    /** A stage was left or skipped. */
    default void stageEnded(StageRecord stage) {}
}
