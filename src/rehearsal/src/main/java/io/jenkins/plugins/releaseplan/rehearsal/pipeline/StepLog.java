package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.Closure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the records of a run's steps and stages, each in the order of its start. */
final class StepLog {
    private static final int LONGEST = 1 << 14;

    private final PipelineWorld world;
    private final Secrets secrets;
    private final List<StepRecord> steps = new ArrayList<>();
    private final List<StageRecord> stages = new ArrayList<>();

    StepLog(PipelineWorld world, Secrets secrets) {
        this.world = world;
        this.secrets = secrets;
    }

    int started(StepCall call, Frame frame, Instant now) {
        StepRecord step = new StepRecord(
                steps.size(),
                frame.step(),
                call.name(),
                masked(call.arguments()),
                call.at(),
                frame.stage(),
                frame.strand(),
                now,
                null,
                StepRecord.Outcome.RUNNING,
                "");
        steps.add(step);
        world.stepStarted(step);
        return step.id();
    }

    void ended(int id, Instant now, Throwable problem) {
        StepRecord step = steps.get(id)
                .ended(now, outcome(problem), problem == null ? "" : shortened(secrets.mask(Cause.words(problem))));
        steps.set(id, step);
        world.stepEnded(step);
    }

    int stageStarted(List<String> path, SourceLine at, Instant now, String agent) {
        StageRecord stage = new StageRecord(stages.size(), path, at, now, null, null, "", agent);
        stages.add(stage);
        world.stageStarted(stage);
        return stage.id();
    }

    void stageEnded(int id, Instant now, BuildResult result, String skipped) {
        StageRecord old = stages.get(id);
        StageRecord stage = new StageRecord(id, old.path(), old.at(), old.start(), now, result, skipped, old.agent());
        stages.set(id, stage);
        world.stageEnded(stage);
    }

    int count() {
        return steps.size();
    }

    List<StepRecord> steps() {
        return steps;
    }

    List<StageRecord> stages() {
        return stages;
    }

    /** A text of a length that can be kept; the rest of a longer one is counted only. */
    static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (" + (text.length() - LONGEST) + " characters more)";
    }

    private static StepRecord.Outcome outcome(Throwable problem) {
        if (problem == null) {
            return StepRecord.Outcome.DONE;
        }
        if (problem instanceof InputRejected) {
            return StepRecord.Outcome.REJECTED;
        }
        return problem instanceof FlowInterrupted ? StepRecord.Outcome.INTERRUPTED : StepRecord.Outcome.FAILED;
    }

    private Map<String, Object> masked(Map<String, Object> arguments) {
        Map<String, Object> copy = new LinkedHashMap<>(arguments.size() * 2);
        arguments.forEach((name, value) -> copy.put(name, json(value, 0)));
        return copy;
    }

    /** A value as JSON can hold it; what it cannot hold is named by its type. */
    private Object json(Object value, int depth) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Closure) {
            return "{ ... }";
        }
        if (depth < 8 && value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, one) -> copy.put(secrets.mask(String.valueOf(key)), json(one, depth + 1)));
            return copy;
        }
        if (depth < 8 && value instanceof Collection<?> values) {
            List<Object> copy = new ArrayList<>(values.size());
            values.forEach(one -> copy.add(json(one, depth + 1)));
            return copy;
        }
        boolean text = value instanceof CharSequence || value instanceof Enum;
        return text
                ? shortened(secrets.mask(value.toString()))
                : value.getClass().getSimpleName();
    }
}
