package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What steps at one place of the running Jenkinsfile inherit from the blocks around them. Immutable; a block runs under a
 * frame of its own.
 *
 * @param parent the frame around, or null
 * @param key the type of what the block around offers, or null
 * @param value what it offers, or null
 * @param environment the variables that blocks around have set; over them nothing wins
 * @param stage the names of the stages around, outermost first
 * @param stageState the innermost stage, or null
 * @param directory relative to the workspace; "" for the workspace itself
 * @param strand the name of the branch
 * @param step the id of the step around, or -1
 */
record Frame(
        Frame parent,
        Class<?> key,
        Object value,
        Map<String, String> environment,
        List<String> stage,
        StageState stageState,
        String directory,
        String strand,
        int step) {
    static Frame root() {
        return new Frame(null, null, null, Map.of(), List.of(), null, "", "main", -1);
    }

    /** The innermost thing of that type that a block around offers. */
    <T> Optional<T> find(Class<T> type) {
        for (Frame frame = this; frame != null; frame = frame.parent) {
            if (frame.key == type) {
                return Optional.of(type.cast(frame.value));
            }
        }
        return Optional.empty();
    }

    <T> Frame offering(Class<T> type, T what) {
        return new Frame(this, type, what, environment, stage, stageState, directory, strand, step);
    }

    Frame inStep(int id) {
        return new Frame(this, null, null, environment, stage, stageState, directory, strand, id);
    }

    Frame inStage(String name, StageState state) {
        List<String> path = new ArrayList<>(stage);
        path.add(name);
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("STAGE_NAME", name);
        return new Frame(
                this,
                null,
                null,
                Collections.unmodifiableMap(all),
                Collections.unmodifiableList(path),
                state,
                directory,
                strand,
                step);
    }

    Frame inDirectory(String where) {
        return new Frame(this, null, null, environment, stage, stageState, where, strand, step);
    }

    Frame onStrand(String name) {
        return new Frame(this, null, null, environment, stage, stageState, directory, name, step);
    }

    Frame withEnvironment(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Frame(
                this, null, null, Collections.unmodifiableMap(all), stage, stageState, directory, strand, step);
    }
}
