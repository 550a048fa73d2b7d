package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a scenario defines and what it refers to, so that a name that nothing bears is found once all is read. */
final class References {

    /** What a name can be of. */
    enum Kind {
        METRIC("metric", "; a metric of your own is defined under metrics.named"),
        VERSION("version", "; name it under 'versions' if the Jenkinsfile releases it"),
        ENVIRONMENT("environment", ""),
        TARGET("target", ""),
        DATABASE("database", ""),
        CHECK("check", ""),
        ROLE("role", ""),
        POLICY("rollback policy", ""),
        WINDOW("maintenance window", ""),
        FREEZE("freeze", "");

        private final String word;
        private final String advice;

        Kind(String word, String advice) {
            this.word = word;
            this.advice = advice;
        }
    }

    private record Use(Kind kind, Value where, String name) {}

    private final Map<Kind, Set<String>> defined = new EnumMap<>(Kind.class);
    private final List<Use> uses = new ArrayList<>();

    private final boolean anyMetric;

    /** @param anyMetric whether metrics that nothing defines are left to the source of metrics */
    References(boolean anyMetric) {
        this.anyMetric = anyMetric;
        for (Kind kind : Kind.values()) {
            defined.put(kind, new LinkedHashSet<>());
        }
    }

    void defines(Kind kind, String name) {
        defined.get(kind).add(name);
    }

    /** A reader of a name that something of this kind must bear. */
    String uses(Kind kind, Value where) {
        String name = where.name("a " + kind.word);
        uses.add(new Use(kind, where, name));
        return name;
    }

    /** Notes that the key of a value is such a name. */
    void usesKey(Kind kind, Value where) {
        uses.add(new Use(kind, where, where.key()));
    }

    /** A reader of a list of such names. */
    List<String> usesAll(Kind kind, Value where) {
        List<String> names = where.names();
        where.list().stream()
                .filter(value -> value.isScalar() && !value.text().isBlank())
                .forEach(value -> uses(kind, value));
        return names;
    }

    Set<String> defined(Kind kind) {
        return defined.get(kind);
    }

    /** Notes each use of a name that is not defined. */
    void check() {
        for (Use use : uses) {
            Set<String> known = defined.get(use.kind);
            boolean left = anyMetric && use.kind == Kind.METRIC;
            if (!left && !known.contains(use.name)) {
                String hint = known.isEmpty() ? "; the scenario defines none" : NearestName.hintOrAll(use.name, known);
                use.where.wrong(
                        "no " + use.kind.word + " '" + use.name + "' in this scenario" + hint + use.kind.advice);
            }
        }
    }
}
