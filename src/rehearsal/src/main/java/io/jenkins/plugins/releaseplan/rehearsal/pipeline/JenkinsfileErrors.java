package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/** A Jenkinsfile that cannot be run, with everything that was found wrong in it. Its message has one line for each. */
public final class JenkinsfileErrors extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one
     */
    public JenkinsfileErrors(List<Problem> problems) {
        super(inOrder(problems).stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = inOrder(problems);
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream().sorted(Problem.IN_ORDER).distinct().toList();
    }

    /** The problems from top to bottom; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
