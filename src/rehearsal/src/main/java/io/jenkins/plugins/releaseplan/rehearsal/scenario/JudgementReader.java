package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads analyses and rollback policies. */
final class JudgementReader {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int USUAL_FAILURES = 3;
    private static final List<String> MISSING_DATA = List.of("hold", "fail", "ignore");
    private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
    private static final List<String> RESPONSES = List.of("rollBack", "ask", "note");

    private final References references;

    JudgementReader(References references) {
        this.references = references;
    }

    /** An analysis: {@code rules}, and in short {@code metric: '>5%'}. */
    Analysis analysis(Value value) {
        Map<String, Value> entries = value.entries();
        Map<String, Value> shorts = entries.entrySet().stream()
                .filter(entry -> !Shape.ANALYSIS.keys().contains(entry.getKey()))
                .filter(entry -> entry.getValue().isScalar()
                        && (Metric.names().contains(entry.getKey())
                                || entry.getValue().text().matches("\\s*[<>≤≥].*")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Section section = new Section(Shape.ANALYSIS, value, entries, shorts.keySet());
        List<Rule> rules = new ArrayList<>();
        entries.forEach((metric, condition) -> {
            if (shorts.containsKey(metric)) {
                references.usesKey(References.Kind.METRIC, condition);
                condition.read(rules, one -> addTo(rules, shortRule(metric, one)));
            }
        });
        rules.addAll(section.get("rules", List.of(), all -> all.listOf(one -> rule(one.section(Shape.RULE)))));
        if (shorts.isEmpty() && !section.has("rules")) {
            throw new IllegalArgumentException("needs rules, such as errorRate: '>5%', or a list under 'rules'");
        }
        return rules.isEmpty()
                ? null
                : new Analysis(
                        value.key(),
                        rules,
                        section.get("interval", MINUTE, one -> one.durationAbove(Analysis.SHORTEST_INTERVAL)),
                        section.get("warmUp", Duration.ZERO, Value::duration));
    }

    private static List<Rule> addTo(List<Rule> rules, Rule rule) {
        rules.add(rule);
        return rules;
    }

    private static Rule shortRule(String metric, Value condition) {
        return new Rule(
                metric,
                Condition.parse(metric, condition.text()),
                USUAL_FAILURES,
                USUAL_FAILURES,
                MissingData.HOLD,
                Severity.HIGH);
    }

    private Rule rule(Section section) {
        String metric = section.require("metric", null, one -> references.uses(References.Kind.METRIC, one));
        int failures = section.get("failures", USUAL_FAILURES, one -> one.integer(1, Rule.LONGEST));
        int of = section.get("of", failures, one -> one.integer(failures, Rule.LONGEST));
        MissingData missing = section.get(
                "missingData",
                MissingData.HOLD,
                one -> MissingData.values()[MISSING_DATA.indexOf(one.oneOf(MISSING_DATA))]);
        Severity severity = section.get(
                "severity", Severity.HIGH, one -> Severity.values()[SEVERITIES.indexOf(one.oneOf(SEVERITIES))]);
        Condition condition =
                section.require("when", null, one -> metric == null ? null : Condition.parse(metric, one.text()));
        return metric == null || condition == null
                ? null
                : new Rule(metric, condition, failures, of, missing, severity);
    }

    RollbackPolicy policy(Value value) {
        references.defines(References.Kind.POLICY, value.key());
        Section section = value.section(Shape.POLICY);
        return new RollbackPolicy(
                value.key(),
                section.require("triggers", List.of(), all -> all.listOf(this::trigger)),
                section.get(
                        "interval",
                        RollbackPolicy.NONE.interval(),
                        one -> one.durationAbove(Analysis.SHORTEST_INTERVAL)),
                section.get(
                        "decideWithin",
                        RollbackPolicy.NONE.decideWithin(),
                        one -> one.durationAbove(Duration.ofSeconds(1))));
    }

    private Trigger trigger(Value value) {
        Section section = value.section(Shape.TRIGGER);
        Rule rule = rule(section);
        Duration after = section.get("after", Duration.ZERO, Value::duration);
        Response response =
                section.get("response", null, one -> Response.values()[RESPONSES.indexOf(one.oneOf(RESPONSES))]);
        if (rule == null) {
            return null;
        }
        return new Trigger(rule, after, response == null ? Response.to(rule.severity()) : response);
    }
}
