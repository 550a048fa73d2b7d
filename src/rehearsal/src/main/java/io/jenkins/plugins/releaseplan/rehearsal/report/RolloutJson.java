package io.jenkins.plugins.releaseplan.rehearsal.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.FaultImpact;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.ServedTraffic;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.StageRun;
import io.jenkins.plugins.releaseplan.rollout.Trigger;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One rollout as JSON, with what the cloud served meanwhile. */
final class RolloutJson {

    /** How many points a metric's curve has at most: more than a screen can show. */
    private static final int MOST_POINTS = 600;

    private final Rollout rollout;
    private final Release release;
    private final ReleaseRecord record;

    RolloutJson(ReleaseRecord record, Release release, Rollout rollout) {
        this.record = record;
        this.release = release;
        this.rollout = rollout;
    }

    ObjectNode node() {
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("id", rollout.plan().id());
        node.put("target", rollout.plan().target());
        node.put("route", rollout.plan().route());
        node.put("blueVersion", rollout.blueVersion());
        node.put("greenVersion", rollout.plan().version());
        node.put("phase", rollout.phase().name());
        node.set("paused", paused());
        String reason = rollout.cause() == null ? null : rollout.cause().text();
        node.put("reason", reason);
        AnswerJson.html(node, "reason", record.html(reason));
        node.put("startedAt", AnswerJson.text(rollout.startedAt()));
        node.put("firstTrafficAt", AnswerJson.text(rollout.firstTrafficAt()));
        node.put("cutoverAt", AnswerJson.text(rollout.cutoverAt()));
        node.put("keepBlueUntil", AnswerJson.text(rollout.keepUntil()));
        node.put("trafficBackAt", AnswerJson.text(rollout.trafficBackAt()));
        node.put("endedAt", AnswerJson.text(rollout.endedAt()));
        ArrayNode stages = node.putArray("stages");
        Stream.concat(rollout.finished().stream(), Stream.ofNullable(rollout.stage()))
                .forEach(run -> stages.add(stage(run)));
        node.set("weights", weights());
        node.set("traffic", traffic());
        node.set("fault", fault());
        node.set("metrics", metrics());
        return node;
    }

    private ObjectNode paused() {
        if (rollout.pause() == null) {
            return null;
        }
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("since", AnswerJson.text(rollout.pause().since()));
        node.put("deadline", AnswerJson.text(rollout.pause().deadline()));
        node.put("reason", AnswerJson.orNull(rollout.pause().reason()));
        AnswerJson.html(node, "reason", record.html(rollout.pause().reason()));
        node.put("by", AnswerJson.orNull(rollout.pause().by()));
        return node;
    }

    private static ObjectNode stage(StageRun run) {
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("id", run.stage().id());
        node.put("percent", run.stage().percent());
        node.put("bake", run.stage().bake().toString());
        node.put(
                "analysis",
                run.stage().analysis().map(analysis -> analysis.name()).orElse(null));
        node.put("startedAt", AnswerJson.text(run.since() == null ? run.endedAt() : run.since()));
        node.put("endedAt", AnswerJson.text(run.endedAt()));
        node.put("result", run.result().name());
        return node;
    }

    private ArrayNode weights() {
        ArrayNode weights = AnswerJson.MAPPER.createArrayNode();
        weight(weights, rollout.startedAt(), 0);
        for (ReleaseRecord.Weight shift : record.shifts(rollout)) {
            weight(weights, shift.at(), shift.green());
        }
        return weights;
    }

    private static void weight(ArrayNode weights, Instant at, int green) {
        ObjectNode node = weights.addObject();
        node.put("at", AnswerJson.text(at));
        node.put("blue", 100 - green);
        node.put("green", green);
    }

    private ArrayNode traffic() {
        List<ServedTraffic> served = record.served(rollout, rollout.startedAt(), end());
        long all = served.stream().mapToLong(ServedTraffic::requests).sum();
        ArrayNode traffic = AnswerJson.MAPPER.createArrayNode();
        for (ServedTraffic one : served) {
            ObjectNode node = traffic.addObject();
            node.put("version", one.version());
            node.put("requests", one.requests());
            node.put("errors", one.errors());
            node.put("share", all == 0 ? 0 : Math.round(10_000.0 * one.requests() / all) / 10_000.0);
        }
        return traffic;
    }

    /** The first fault that requests of this rollout's target met, and how long it took to have all traffic on blue. */
    private ObjectNode fault() {
        Optional<FaultImpact> first = record.fault(rollout);
        if (first.isEmpty()) {
            return null;
        }
        FaultImpact impact = first.get();
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("name", impact.name());
        node.put("at", AnswerJson.text(impact.struck().get()));
        node.put("kind", impact.kind());
        node.put("clearedAt", AnswerJson.text(impact.cleared().orElse(null)));
        if (impact.cleared().isPresent()) {
            node.put(
                    "secondsToBlue",
                    Duration.between(impact.struck().get(), impact.cleared().get())
                            .toSeconds());
        } else {
            node.putNull("secondsToBlue");
        }
        node.put("requestsMet", impact.requestsMet());
        return node;
    }

    private ArrayNode metrics() {
        ArrayNode metrics = AnswerJson.MAPPER.createArrayNode();
        if (rollout.greenFleet().isEmpty()) {
            return metrics;
        }
        rulesByMetric().forEach((metric, rules) -> metrics.add(metric(metric, rules)));
        return metrics;
    }

    private ObjectNode metric(String name, Map<String, Rule> rules) {
        ReleaseRecord.Curves curves = record.curves(rollout, name, rollout.startedAt(), end(), MOST_POINTS);
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("name", name);
        node.put("unit", Metric.unit(name));
        node.put("from", AnswerJson.text(curves.from()));
        node.put("stepSeconds", curves.stepMinutes() * 60);
        node.set("green", curve(curves.green()));
        node.set("blue", curve(curves.blue()));
        ArrayNode limits = node.putArray("limits");
        rules.values().forEach(rule -> {
            ObjectNode limit = limits.addObject();
            limit.put("text", rule.condition().text());
            boolean baseline = rule.condition() instanceof Condition.BaselineRatio;
            limit.put(
                    "value",
                    rule.condition() instanceof Condition.BaselineRatio ratio
                            ? ratio.factor()
                            : ((Condition.Limit) rule.condition()).limit());
            limit.put("baseline", baseline);
        });
        return node;
    }

    private static ArrayNode curve(double[] values) {
        ArrayNode curve = AnswerJson.MAPPER.createArrayNode();
        for (double value : values) {
            if (Double.isNaN(value)) {
                curve.addNull();
            } else {
                curve.add(rounded(value));
            }
        }
        return curve;
    }

    /** Six digits say more than a screen shows, and keep the report small. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }

    /** All rules that judged the rollout, by metric and then by text; the usual metrics are shown even if none did. */
    private Map<String, Map<String, Rule>> rulesByMetric() {
        Map<String, Map<String, Rule>> all = new TreeMap<>();
        all.put(Metric.ERROR_RATE, new TreeMap<>());
        all.put(Metric.LATENCY_P95, new TreeMap<>());
        Stream<Rule> stages = Stream.concat(rollout.finished().stream(), Stream.ofNullable(rollout.stage()))
                .flatMap(run -> run.stage().analysis().stream())
                .flatMap(analysis -> analysis.rules().stream());
        Stream<Rule> policy = rollout.plan().policy().triggers().stream().map(Trigger::rule);
        Stream<Rule> monitor = Stream.ofNullable(rollout.monitor())
                .flatMap(one -> one.analysis().stream())
                .flatMap(analysis -> analysis.rules().stream());
        Stream.of(stages, policy, monitor)
                .flatMap(rules -> rules)
                .forEach(rule -> all.computeIfAbsent(rule.metric(), metric -> new TreeMap<>())
                        .putIfAbsent(rule.condition().text(), rule));
        return all;
    }

    /** Until when the rollout is looked at: its end, and at least the end of its release. */
    private Instant end() {
        Instant end = rollout.endedAt() == null ? record.seenUntil() : rollout.endedAt();
        Instant released = release.endedAt();
        return released != null && released.isAfter(end) ? released : end;
    }
}
