package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The JSON Schema that editors use and the reader must agree. */
public class ScenarioSchemaTest {

    private static final String PLACE = "scenario.schema.json";
    private static final String SCHEMA = resource();
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA, InputFormat.JSON);

    private static String resource() {
        try (InputStream in = Scenario.class.getResourceAsStream(PLACE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Error> schemaErrors(String yaml) {
        return VALIDATOR.validate(yaml, InputFormat.YAML);
    }

    @Test
    public void everyKeyOfTheReaderIsInTheSchemaAndTheOtherWayRound() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(SCHEMA);
        for (Shape shape : Shape.values()) {
            JsonNode definition =
                    shape == Shape.SCENARIO ? schema : schema.path("$defs").path(shape.definition());
            List<String> keys = new ArrayList<>();
            definition.path("properties").fieldNames().forEachRemaining(keys::add);
            assertThat(keys).as(shape.definition()).containsExactlyInAnyOrderElementsOf(shape.keys());
            assertThat(definition.path("additionalProperties").isMissingNode())
                    .as(shape.definition())
                    .isFalse();
        }
    }

    @Test
    public void everyKeyIsDescribed() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(SCHEMA);
        schema.path("properties")
                .forEach(key -> assertThat(key.path("description").asText()).isNotBlank());
        schema.path("$defs").forEach(definition -> {
            assertThat(definition.path("description").asText()).isNotBlank();
            definition
                    .path("properties")
                    .forEach(key -> assertThat(key.path("description").asText() + key.path("enum"))
                            .isNotBlank());
        });
    }

    @Test
    public void theScenarioOfEverythingUsesEveryKey() throws IOException {
        String everything = ScenarioTest.everything();
        for (Shape shape : Shape.values()) {
            for (String key : shape.keys()) {
                assertThat(Pattern.compile("(?m)[\\s{]" + key + ":")
                                .matcher(everything)
                                .find())
                        .as(shape.definition() + "." + key)
                        .isTrue();
            }
        }
        assertThat(schemaErrors(everything)).isEmpty();
        assertThatCode(() -> Scenario.read("everything.yaml", everything)).doesNotThrowAnyException();
    }

    @Test
    public void whatTheSchemaAcceptsTheReaderAccepts() {
        List<String> good = List.of(
                "{}",
                "start: 2026-03-02T09:00:00Z",
                "environments: { p: }",
                "environments: { p: { targets: { web: , api: v3 } } }",
                "environments: { p: { targets: [web] } }",
                "roles: { Boss: }",
                "people: { al: }",
                "metrics: { latency: 90ms, errorRate: 1%..2% }",
                "windows: { w: ['Sat', 'Sun'] }",
                "facts: { healthy in staging: true }",
                "analyses: { a: { latencyP99: '>= 2 s' } }",
                "pipeline: { files: { a.txt: } }");
        for (String yaml : good) {
            assertThat(schemaErrors(yaml)).as(yaml).isEmpty();
            assertThatCode(() -> ScenarioTest.read(yaml)).as(yaml).doesNotThrowAnyException();
        }
    }

    @Test
    public void whatTheSchemaRefusesTheReaderRefuses() {
        List<String> bad = List.of(
                "unknown: 1",
                "seed: abc",
                "cloudLatency: 5",
                "cloudLatency: fast",
                "traffic: { perMinute: -1 }",
                "traffic: { shape: round }",
                "traffic: { hours: [1] }",
                "metrics: { errorRate: 101% }",
                "metrics: { named: { q: { normal: { mean: 1 } } } }",
                "metrics: { named: { q: { constant: 1, uniform: { to: 2 } } } }",
                "environments: { p: { targets: { web: { capacity: 0 } } } }",
                "environments: { p: { targets: { web: { fleets: [a] } } } }",
                "environments: { p: { checks: { c: maybe } } }",
                "analyses: { a: { errorRate: 5% } }",
                "analyses: { a: { rules: [ { metric: errorRate } ] } }",
                "policies: { p: {} }",
                "freezes: { f: { from: 2026-01-01 } }",
                "people: { al: { does: [ { say: hi } ] } }",
                "people: { al: { does: [ { sign: g, decision: maybe } ] } }",
                "people: { al: { does: [ { press: pause, at: 1h, times: 0 } ] } }",
                "faults: [ { kind: melt } ]",
                "faults: [ { kind: slow } ]",
                "faults: [ { kind: slow, factor: 2, count: 1 } ]",
                "faults: [ { kind: refuse, calls: [jump] } ]",
                "faults: [ { kind: startFails, after: { event: dawn } } ]",
                "facts: { healthy in staging: 3 }",
                "pipeline: { commit: xyz }",
                "pipeline: { shell: [ { output: a } ] }",
                "pipeline: { shell: [ { match: a, regex: b } ] }",
                "pipeline: { builds: { b: GREAT } }",
                "limits: { time: 3h }");
        for (String yaml : bad) {
            assertThat(schemaErrors(yaml)).as(yaml).isNotEmpty();
            assertThatThrownBy(() -> ScenarioTest.read(yaml)).as(yaml).isInstanceOf(ScenarioErrors.class);
        }
    }

    @Test
    public void theExamplesOfTheManualAreScenarios() throws IOException {
        String manual = Files.readString(Path.of("..", "..", "docs", "scenario.md"));
        Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(manual);
        int examples = 0;
        while (block.find()) {
            String yaml = block.group(1);
            if (yaml.contains("environments:")) {
                assertThat(schemaErrors(yaml)).as(yaml).isEmpty();
                assertThatCode(() -> ScenarioTest.read(yaml)).as(yaml).doesNotThrowAnyException();
                examples++;
            }
        }
        assertThat(examples).isEqualTo(2);
    }

    @Test
    public void theManualNamesEveryKey() throws IOException {
        String manual = Files.readString(Path.of("..", "..", "docs", "scenario.md"));
        for (Shape shape : Shape.values()) {
            for (String key : shape.keys()) {
                assertThat(manual)
                        .as(shape.definition() + "." + key)
                        .containsPattern("(`" + key + "`|\\b" + key + ":)");
            }
        }
    }
}
