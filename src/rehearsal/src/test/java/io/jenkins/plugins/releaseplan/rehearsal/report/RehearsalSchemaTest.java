package io.jenkins.plugins.releaseplan.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

public class RehearsalSchemaTest {

    private static JsonNode schema() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("rehearsal.schema.json")) {
            return Sample.JSON.readTree(in);
        }
    }

    private static List<Error> faults(JsonNode answer) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema().toString(), InputFormat.JSON)
                .validate(answer.toString(), InputFormat.JSON);
    }

    @Test
    public void acceptsWholeAnswers() throws IOException {
        for (ObjectNode answer :
                List.of(SampleAnswers.rolledBack(), SampleAnswers.released(), SampleAnswers.twoEnvironments())) {
            assertThat(faults(answer)).isEmpty();
        }
    }

    @Test
    public void acceptsWhatEveryExampleAnswers() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of(System.getProperty("user.dir"), "../../docs/examples"))) {
            List<Path> directories =
                    examples.filter(Files::isDirectory).sorted().toList();
            assertThat(directories).hasSizeGreaterThanOrEqualTo(6);
            for (Path directory : directories) {
                ObjectNode answer =
                        AnswerJson.of(Rehearsed.directory(directory, null).result(), "Jenkinsfile");
                assertThat(faults(answer)).as(directory.toString()).isEmpty();
            }
        }
    }

    @Test
    public void refusesAMissingKeyAnUnknownKeyAndAWrongType() throws IOException {
        ObjectNode answer = SampleAnswers.released();
        answer.remove("outcome");
        answer.put("extra", 1).put("seed", "one");
        assertThat(faults(answer)).extracting(Error::getKeyword).contains("required", "additionalProperties", "type");
    }

    @Test
    public void refusesAWeightBeyondAHundred() throws IOException {
        ObjectNode answer = SampleAnswers.rolledBack();
        ((ObjectNode) answer.at("/releases/0/rollouts/0/weights/0")).put("blue", 101);
        assertThat(faults(answer)).isNotEmpty();
    }

    @Test
    public void knowsEveryKindAndImportanceOfANotice() throws IOException {
        JsonNode event = schema().at("/$defs/event/properties");
        assertThat(texts(event.at("/kind/enum")))
                .containsExactlyElementsOf(
                        Stream.of(Notice.Kind.values()).map(Enum::name).toList());
        assertThat(texts(event.at("/importance/enum")))
                .containsExactlyElementsOf(
                        Stream.of(Notice.Importance.values()).map(Enum::name).toList());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    @Test
    public void isDocumentedKeyByKey() throws IOException {
        Path page = Path.of(System.getProperty("user.dir")).resolve("../../docs/rehearsal-json.md");
        String text = Files.readString(page);
        JsonNode schema = schema();
        assertThat(undocumented(text, schema, "The document")).isEmpty();
        schema.get("$defs").properties().forEach(definition -> {
            if (definition.getValue().has("properties")) {
                assertThat(undocumented(text, definition.getValue(), definition.getKey()))
                        .as(definition.getKey())
                        .isEmpty();
            }
        });
    }

    private static List<String> undocumented(String page, JsonNode schema, String heading) {
        String section =
                page.substring(page.indexOf("\n## " + heading + "\n") + 1).split("\n## ", 2)[0];
        List<String> missing = new ArrayList<>();
        schema.get("properties").fieldNames().forEachRemaining(key -> {
            if (!section.contains("| `" + key + "` |")) {
                missing.add(key);
            }
        });
        return missing;
    }
}
