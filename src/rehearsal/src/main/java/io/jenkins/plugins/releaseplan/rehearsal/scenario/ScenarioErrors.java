package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A scenario that cannot be used: everything that is wrong with it, a line each, in the order of the file. */
public final class ScenarioErrors extends Exception {

    private static final long serialVersionUID = 1L;

    private final ArrayList<ScenarioProblem> problems;

    ScenarioErrors(List<ScenarioProblem> problems) {
        super(problems.stream().map(ScenarioProblem::text).collect(Collectors.joining("\n")));
        this.problems = new ArrayList<>(problems);
    }

    /** What is wrong, at least one. */
    public List<ScenarioProblem> problems() {
        return List.copyOf(problems);
    }
}
