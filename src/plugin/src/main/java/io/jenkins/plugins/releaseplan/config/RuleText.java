package io.jenkins.plugins.releaseplan.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioProblem;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the definition of one rule where a scenario would have it. */
enum RuleText {
    ANALYSIS("analysis", "analyses"),
    POLICY("rollback policy", "policies"),
    WINDOW("maintenance window", "windows"),
    FREEZE("freeze", "freezes");

    /** How many lines and columns stand before the definition in what is read. */
    private static final int LINES_BEFORE = 3;

    private static final int INDENT = 4;

    private final String word;
    private final String section;

    RuleText(String word, String section) {
        this.word = word;
        this.section = section;
    }

    /** What messages call it. */
    String word() {
        return word;
    }

    /** @param zone whose wall clock counts if the definition names none */
    Scenario read(String name, String definition, ZoneId zone) {
        if (definition.isBlank()) {
            throw new IllegalArgumentException(word + " '" + name + "': has no definition");
        }
        String key = "'" + name.replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
        String yaml = "zone: '" + zone.getId() + "'\n" + section + ":\n  " + key + ":\n" + definition.indent(INDENT);
        try {
            return Scenario.readRules(word + " '" + name + "'", yaml);
        } catch (ScenarioErrors e) {
            throw new IllegalArgumentException(
                    e.problems().stream()
                            .map(problem -> word + " '" + name + "': " + text(problem, name))
                            .collect(Collectors.joining("\n")),
                    e);
        }
    }

    /** What is wrong, with the line and the key of the definition alone. */
    private String text(ScenarioProblem problem, String name) {
        String prefix = section + "." + name;
        String key = problem.key().startsWith(prefix) ? problem.key().substring(prefix.length()) : problem.key();
        String inner = key.startsWith(".") ? key.substring(1) : key;
        String place = problem.line() <= LINES_BEFORE
                ? ""
                : "line " + (problem.line() - LINES_BEFORE) + ", column " + Math.max(1, problem.column() - INDENT)
                        + ": ";
        return place + (inner.isEmpty() ? "" : inner + ": ") + problem.message();
    }

    FormValidation check(String definition) {
        if (definition.isBlank()) {
            return FormValidation.error("Define it as a scenario does; see the help for an example.");
        }
        try {
            Scenario read = read("definition", definition, ZoneOffset.UTC);
            return read.analyses().values().stream()
                    .findFirst()
                    .map(RuleText::unusualMetrics)
                    .orElseGet(FormValidation::ok);
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage().replace(word + " 'definition': ", ""));
        }
    }

    private static FormValidation unusualMetrics(Analysis analysis) {
        List<String> unusual = analysis.rules().stream()
                .map(Rule::metric)
                .filter(metric -> !Metric.names().contains(metric))
                .distinct()
                .toList();
        if (unusual.isEmpty()) {
            return FormValidation.ok();
        }
        String first = unusual.get(0);
        return FormValidation.warning("The source of metrics must know " + String.join(", ", unusual) + ". '" + first
                + "' is none of the usual metrics" + NearestName.hintOrAll(first, Metric.names()) + ".");
    }
}
