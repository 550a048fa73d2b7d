package io.jenkins.plugins.releaseplan.rehearsal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalResult;
import io.jenkins.plugins.releaseplan.rehearsal.host.TimelineEntry;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.LogLine;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepRecord;
import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Instant;

/** All that a rehearsal answers, as JSON; docs/rehearsal-json.md says what each key means. */
public final class AnswerJson {

    /** The version of the form, raised when a key changes its meaning or goes away. */
    public static final int SCHEMA = 1;

    static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AnswerJson() {}

    /**
     * The whole answer.
     *
     * @param result what happened
     * @param jenkinsfile the Jenkinsfile's name as it was given
     */
    public static ObjectNode of(RehearsalResult result, String jenkinsfile) {
        ObjectNode answer = MAPPER.createObjectNode();
        answer.put("schema", SCHEMA);
        answer.put("file", jenkinsfile);
        answer.put("scenario", result.plan().scenario().file());
        answer.put("seed", result.seed());
        answer.put("zone", result.plan().scenario().zone().getId());
        answer.put("startedAt", text(result.startedAt()));
        answer.put("endedAt", text(result.endedAt()));
        answer.put("duration", result.duration().toString());
        answer.put("outcome", result.outcome().name());
        answer.put("exitCode", result.outcome().exitCode());
        answer.put("reason", orNull(result.reason()));
        ArrayNode releases = answer.putArray("releases");
        for (Release release : result.releases()) {
            releases.add(new ReleaseJson(new RehearsalRecord(result, release), release).node());
        }
        ArrayNode events = answer.putArray("events");
        result.timeline().forEach(entry -> events.add(event(entry)));
        answer.set("pipeline", pipeline(result));
        return answer;
    }

    /** A JSON tree as text, the same bytes for the same tree. */
    public static String text(ObjectNode answer) {
        try {
            return MAPPER.writeValueAsString(answer).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    private static ObjectNode event(TimelineEntry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("at", text(entry.at()));
        node.put("release", entry.release());
        node.put("kind", entry.notice().kind().name());
        node.put("importance", entry.notice().importance().name());
        node.put("text", entry.notice().text());
        ObjectNode facts = node.putObject("facts");
        entry.notice().facts().forEach(facts::put);
        return node;
    }

    private static ObjectNode pipeline(RehearsalResult result) {
        PipelineResult pipeline = result.pipeline();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("result", pipeline.result().name());
        node.put("cause", orNull(pipeline.cause()));
        ArrayNode calls = node.putArray("calls");
        pipeline.steps().forEach(step -> calls.add(call(step)));
        ArrayNode log = node.putArray("log");
        for (LogLine line : result.log()) {
            log.add(line.text());
        }
        return node;
    }

    private static ObjectNode call(StepRecord step) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("step", step.name());
        node.set("arguments", MAPPER.valueToTree(step.arguments()));
        node.put("file", step.at().file());
        node.put("line", step.at().line());
        node.put("stage", step.stage().isEmpty() ? null : String.join(" / ", step.stage()));
        node.put("branch", step.strand().equals("main") ? null : step.strand());
        node.put("startedAt", text(step.start()));
        node.put("endedAt", text(step.end()));
        node.put(
                "outcome",
                switch (step.outcome()) {
                    case DONE -> "OK";
                    case FAILED -> "FAILED";
                    case INTERRUPTED, REJECTED -> "ABORTED";
                    case RUNNING -> "RUNNING";
                });
        node.put("note", orNull(step.message()));
        return node;
    }

    static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** Puts HTML beside the text that it shows, if there is any. */
    static void html(ObjectNode node, String key, String html) {
        if (!html.isEmpty()) {
            node.put(key + "Html", html);
        }
    }

    static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
