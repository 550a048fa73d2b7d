package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.Type;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Steps that read and write structured data. */
final class DataSteps {
    private DataSteps() {}

    static List<Step> all() {
        return List.of(
                new NamedStep(
                        reads("readJSON").with(flag("returnPojo", false)),
                        (call, run) -> json(call, source(call, run))),
                new NamedStep(reads("readYaml"), (call, run) -> yaml(call, source(call, run))),
                new NamedStep(
                        reads("readProperties").with(Parameter.of("defaults", Type.MAP), flag("interpolate", false)),
                        DataSteps::properties),
                new NamedStep(
                        StepSignature.of("readMavenPom", "What a pom.xml says of its project.")
                                .with(string("file").orElse("pom.xml")),
                        DataSteps::pom),
                new NamedStep(
                        StepSignature.of("writeYaml", "Writes data as YAML, in memory.")
                                .with(
                                        string("file"),
                                        Parameter.of("data", Type.ANY).mandatory(),
                                        flag("overwrite", false),
                                        flag("returnText", false),
                                        string("charset")),
                        (call, run) -> written(call, run, new Yaml().dump(call.any("data")))),
                new NamedStep(
                        StepSignature.of("writeJSON", "Writes data as JSON, in memory.")
                                .with(
                                        string("file"),
                                        Parameter.of("json", Type.ANY).mandatory(),
                                        Parameter.of("pretty", Type.INTEGER),
                                        flag("returnText", false)),
                        DataSteps::writeJson));
    }

    private static StepSignature reads(String name) {
        return StepSignature.of(name, "Reads data from a file or a text.").with(string("file"), string("text"));
    }

    private static String source(StepCall call, PipelineRun run) {
        if (call.has("file") == call.has("text")) {
            throw call.failure(call.name() + ": give either 'file' or 'text'");
        }
        return call.has("text") ? call.string("text") : FileSteps.text(call, run, call.string("file"));
    }

    private static Object json(StepCall call, String text) {
        try {
            return new ObjectMapper().readValue(text, Object.class);
        } catch (JsonProcessingException unreadable) {
            throw call.failure("readJSON: not JSON: " + unreadable.getOriginalMessage());
        }
    }

    private static Object yaml(StepCall call, String text) {
        try {
            List<Object> documents = new ArrayList<>();
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text).forEach(documents::add);
            return documents.size() > 1
                    ? documents
                    : documents.stream().findFirst().orElse(null);
        } catch (YAMLException unreadable) {
            throw call.failure("readYaml: not YAML: " + unreadable.getMessage());
        }
    }

    private static Object pom(StepCall call, PipelineRun run) {
        String file = call.string("file");
        try {
            return MavenPom.read(FileSteps.text(call, run, file));
        } catch (IOException unreadable) {
            throw call.failure("readMavenPom: '" + file + "' " + unreadable.getMessage());
        }
    }

    private static Object properties(StepCall call, PipelineRun run) throws IOException {
        Properties read = new Properties();
        try {
            read.load(new StringReader(source(call, run)));
        } catch (IllegalArgumentException unreadable) {
            throw call.failure("readProperties: " + unreadable.getMessage());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        call.map("defaults").forEach((name, value) -> values.put(String.valueOf(name), value));
        Map<String, Object> sorted = new TreeMap<>();
        read.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        values.putAll(sorted);
        return values;
    }

    private static Object writeJson(StepCall call, PipelineRun run) {
        try {
            return written(
                    call,
                    run,
                    new ObjectMapper()
                            .configure(SerializationFeature.INDENT_OUTPUT, call.integer("pretty") > 0)
                            .writeValueAsString(call.any("json")));
        } catch (JsonProcessingException unwritable) {
            throw call.failure("writeJSON: " + unwritable.getOriginalMessage());
        }
    }

    private static Object written(StepCall call, PipelineRun run, String text) {
        boolean returned = call.flag("returnText");
        if (returned == call.has("file")) {
            throw call.failure(call.name() + ": give either 'file' or 'returnText: true'");
        }
        if (!returned) {
            run.files().write(FileSteps.path(call, run, call.string("file")), text);
        }
        return returned ? text : null;
    }
}
