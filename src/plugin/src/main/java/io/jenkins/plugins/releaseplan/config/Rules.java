package io.jenkins.plugins.releaseplan.config;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import java.util.List;
import java.util.function.Function;

/** Reads the named rules of the configuration in the language of scenarios, so that both mean the same. */
final class Rules {

    private final StringBuilder yaml = new StringBuilder();

    <T> Rules add(String key, List<T> entries, Function<T, String> name, Function<T, String> definition) {
        if (!entries.isEmpty()) {
            yaml.append(key).append(":\n");
            entries.forEach(entry -> yaml.append("  ")
                    .append(quoted(name.apply(entry)))
                    .append(":\n")
                    .append(definition.apply(entry).indent(4)));
        }
        return this;
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    Scenario read() {
        try {
            return Scenario.read("the configuration of Release Plan", yaml.toString());
        } catch (ScenarioErrors e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

}
