package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The steps that a Jenkinsfile may use, by name. Immutable. */
public final class StepTable {
    private final Map<String, Step> steps;

    private StepTable(Map<String, Step> steps) {
        this.steps = Collections.unmodifiableMap(steps);
    }

    /** A table of steps. A later step replaces an earlier one of the same name. */
    public static StepTable of(Collection<? extends Step> steps) {
        return new StepTable(new TreeMap<>()).with(steps);
    }

    /** This table with steps in addition, which replace those of the same name. */
    public StepTable with(Collection<? extends Step> more) {
        Map<String, Step> all = new TreeMap<>(steps);
        more.forEach(step -> all.put(step.signature().name(), step));
        return new StepTable(all);
    }

    /** The step of that name; empty when there is none. */
    public Optional<Step> find(String name) {
        return Optional.ofNullable(steps.get(name));
    }

    /** All names in alphabetical order. */
    public Set<String> names() {
        return steps.keySet();
    }

    /** All steps in the order of their names. */
    public Collection<Step> steps() {
        return steps.values();
    }

    boolean has(String name) {
        return steps.containsKey(name);
    }
}
