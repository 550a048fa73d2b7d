package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with one file. */
final class Problems {

    /** More than this help nobody. */
    private static final int MOST = 200;

    private final String file;
    private final List<ScenarioProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Node where, String key, String message) {
        add(where.getStartMark(), key, message);
    }

    void add(Mark where, String key, String message) {
        if (found.size() < MOST) {
            found.add(new ScenarioProblem(file, where.getLine() + 1, where.getColumn() + 1, key, message));
        }
    }

    void add(String message) {
        found.add(new ScenarioProblem(file, 0, 0, "", message));
    }

    void throwIfAny() throws ScenarioErrors {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(ScenarioProblem::line).thenComparingInt(ScenarioProblem::column));
            throw new ScenarioErrors(found);
        }
    }
}
