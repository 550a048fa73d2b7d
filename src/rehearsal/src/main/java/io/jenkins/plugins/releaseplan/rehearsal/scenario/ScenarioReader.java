package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.UnreadableChecklistException;
import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.References.Kind;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.schedule.Freeze;
import io.jenkins.plugins.releaseplan.schedule.MaintenanceWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads a whole scenario. */
final class ScenarioReader {

    private static final Instant USUAL_START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int SHORT_COMMIT = 7;

    private final String file;
    private final Section section;
    private final References references;

    ScenarioReader(String file, Section section, References references) {
        this.file = file;
        this.section = section;
        this.references = references;
    }

    Scenario read() {
        ZoneId zone = section.get("zone", ZoneOffset.UTC, TimeReader::zone);
        Instant start = section.get("start", USUAL_START, value -> TimeReader.instant(value, zone));
        TimeReader times = new TimeReader(zone, start);
        Metric.names().forEach(metric -> references.defines(Kind.METRIC, metric));
        JudgementReader judgements = new JudgementReader(references);
        Map<String, Analysis> analyses = section.get("analyses", Map.of(), all -> all.mapOf(judgements::analysis));
        Map<String, RollbackPolicy> policies = section.get("policies", Map.of(), all -> all.mapOf(judgements::policy));
        CalendarReader calendars = new CalendarReader(zone, references);
        Map<String, MaintenanceWindow> windows = section.get("windows", Map.of(), all -> all.mapOf(calendars::window));
        Map<String, Freeze> freezes = section.get("freezes", Map.of(), all -> all.mapOf(calendars::freeze));
        PipelineSetup pipeline = PipelineReader.read(
                section.get("pipeline", section.whole().none(Shape.PIPELINE), value -> value.section(Shape.PIPELINE)));
        defineVersions(pipeline, times);
        Map<String, Environment> environments = environments(times, policies);
        Map<String, Person> people = new PeopleReader(references, times).read(section);
        FaultReader faultReader = new FaultReader(references, times, environments);
        List<Fault> faults = section.get("faults", List.of(), all -> all.listOf(faultReader::read));
        Scenario scenario = new Scenario(
                file,
                start,
                zone,
                section.get("seed", 1L, value -> value.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE)),
                section.get("startedBy", "operator", value -> value.name("a person")),
                section.get("causedBy", List.of(), Value::names),
                section.get("cloudLatency", Duration.ofMillis(500), Value::duration),
                environments,
                analyses,
                policies,
                windows,
                freezes,
                section.get("templates", Map.of(), all -> all.mapOf(ScenarioReader::template)),
                people,
                faults,
                section.get("facts", Map.of(), ScenarioReader::facts),
                pipeline,
                virtualTime());
        references.check();
        return scenario;
    }

    private Map<String, Environment> environments(TimeReader times, Map<String, RollbackPolicy> policies) {
        UnaryOperator<Traffic> traffic = section.get("traffic", UnaryOperator.identity(), TrafficLayer::read);
        MetricLayer metrics = section.get("metrics", MetricLayer.NOTHING, one -> MetricLayer.read(one, references));
        EnvironmentReader reader = new EnvironmentReader(references, times, policies, traffic, metrics);
        return section.get("environments", Map.of(), all -> all.mapOf(reader::read));
    }

    /** Versions that the Jenkinsfile may release although no target runs them yet. */
    private void defineVersions(PipelineSetup pipeline, TimeReader times) {
        section.get("versions", List.<String>of(), Value::names)
                .forEach(version -> references.defines(Kind.VERSION, version));
        String day = DAY.format(times.start().atZone(times.zone()));
        String commit = pipeline.commit();
        references.defines(Kind.VERSION, "v" + day + "-" + commit);
        references.defines(Kind.VERSION, "v" + day + "-" + commit.substring(0, SHORT_COMMIT));
        pipeline.environment().values().forEach(value -> references.defines(Kind.VERSION, value));
        pipeline.parameters().values().stream()
                .filter(String.class::isInstance)
                .forEach(value -> references.defines(Kind.VERSION, (String) value));
    }

    /** A plan that cannot be read is told here, not in the middle of a rehearsal. */
    private static String template(Value value) {
        String text = value.text();
        try {
            Checklist.parse(text);
            return text;
        } catch (UnreadableChecklistException e) {
            throw new IllegalArgumentException("the checklist " + e.getMessage(), e);
        }
    }

    private static Map<Fact, Boolean> facts(Value all) {
        Map<Fact, Boolean> facts = new LinkedHashMap<>();
        all.entries().forEach((text, value) -> {
            Fact fact = value.read(null, one -> Fact.parse(text));
            Boolean holds = value.read(null, Value::bool);
            if (fact != null && holds != null) {
                facts.put(fact, holds);
            }
        });
        return facts;
    }

    private Duration virtualTime() {
        Duration usual = Duration.ofDays(90);
        return section.get(
                "limits",
                usual,
                limits ->
                        limits.section(Shape.LIMITS).get("virtualTime", usual, value -> value.durationAbove(SHORTEST)));
    }
}
