package io.jenkins.plugins.releaseplan.rehearsal.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** The parts that answers are made of, each complete as the schema wants it. */
final class Sample {

    static final ObjectMapper JSON = new ObjectMapper();

    private Sample() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode list(ObjectNode... nodes) {
        ArrayNode array = JSON.createArrayNode();
        for (ObjectNode node : nodes) {
            array.add(node);
        }
        return array;
    }

    static ObjectNode answer(String outcome, int exitCode, String reason, Instant from, Instant to) {
        ObjectNode answer = object().put("schema", 1)
                .put("file", "docs/examples/portal/Jenkinsfile")
                .put("scenario", "docs/examples/portal/scenario.yaml")
                .put("seed", 1)
                .put("zone", "UTC")
                .put("startedAt", from.toString())
                .put("endedAt", to.toString())
                .put("duration", Duration.between(from, to).toString())
                .put("outcome", outcome)
                .put("exitCode", exitCode)
                .put("reason", reason);
        answer.putArray("releases");
        answer.putArray("events");
        answer.set("pipeline", pipeline(from));
        return answer;
    }

    static ObjectNode release(String id, String environment, String outcome, Instant from, Instant to) {
        ObjectNode release = object().put("id", id)
                .put("kind", "DEPLOYMENT")
                .put("service", "portal")
                .put("environment", environment)
                .put("version", "v20260302-4f1c9ae")
                .put("previousVersion", "v20260216-91b07dd")
                .put("startedBy", "maria.keller")
                .put("startedAt", from.toString())
                .put("endedAt", to.toString())
                .put("outcome", outcome)
                .putNull("reason");
        for (String name : new String[] {"rollouts", "gates", "snapshots", "checks", "monitoring"}) {
            release.putArray(name);
        }
        release.putNull("checklist");
        return release;
    }

    static ObjectNode rollout(String phase, Instant from, Instant to) {
        ObjectNode rollout = object().put("id", "portal/portal-backend")
                .put("target", "portal-backend")
                .put("route", "portal.example.org")
                .put("blueVersion", "v20260216-91b07dd")
                .put("greenVersion", "v20260302-4f1c9ae")
                .put("phase", phase)
                .putNull("paused")
                .putNull("reason")
                .put("startedAt", from.toString())
                .put("firstTrafficAt", from.plusSeconds(600).toString())
                .putNull("cutoverAt")
                .putNull("keepBlueUntil")
                .putNull("trafficBackAt")
                .put("endedAt", to.toString())
                .putNull("fault");
        for (String name : new String[] {"stages", "weights", "traffic", "metrics"}) {
            rollout.putArray(name);
        }
        return rollout;
    }

    static ObjectNode stage(int percent, Duration bake, Instant from, Instant to, String result) {
        return object().put("id", "stage-" + percent)
                .put("percent", percent)
                .put("bake", bake.toString())
                .put("analysis", "portal-slo")
                .put("startedAt", from.toString())
                .put("endedAt", to.toString())
                .put("result", result);
    }

    static ObjectNode weight(Instant at, int green) {
        return object().put("at", at.toString()).put("blue", 100 - green).put("green", green);
    }

    static ObjectNode traffic(String version, long requests, long errors, double share) {
        return object().put("version", version)
                .put("requests", requests)
                .put("errors", errors)
                .put("share", share);
    }

    static ObjectNode limit(String text, double value, boolean baseline) {
        return object().put("text", text).put("value", value).put("baseline", baseline);
    }

    static ObjectNode gate(String name, String state, Instant since, Instant ended, ObjectNode... signOffs) {
        ObjectNode gate = object().put("id", name)
                .put("name", name)
                .put("state", state)
                .put("since", since.toString())
                .put("endedAt", ended.toString())
                .put("deadline", since.plus(Duration.ofHours(4)).toString())
                .putNull("reason")
                .put("version", "v20260302-4f1c9ae");
        boolean open = state.equals("OPEN");
        gate.set(
                "conditions",
                list(
                        condition(
                                "checklist",
                                "Checklist phase “Before the release” is complete",
                                true,
                                "14 of 14 settled"),
                        condition("window", "Inside the window “off-peak”", true, "Mon–Thu 09:00–16:00 Europe/Berlin"),
                        condition("sign-off", "Signed by Release Manager and Security Lead", open, null),
                        condition("staging", "This version is healthy in staging", true, "since 1 Mar, 16:20")));
        gate.set("signOffs", list(signOffs));
        return gate;
    }

    private static ObjectNode condition(String id, String text, boolean met, String detail) {
        return object().put("id", id).put("text", text).put("met", met).put("detail", detail);
    }

    static ObjectNode signOff(String person, String role, String decision, String comment, Instant at, boolean voided) {
        return object().put("person", person)
                .put("role", role)
                .put("decision", decision)
                .put("comment", comment)
                .put("at", at.toString())
                .put("version", voided ? "v20260301-aa03b1c" : "v20260302-4f1c9ae")
                .put("voided", voided);
    }

    static ObjectNode event(Instant at, String release, String kind, String importance, String text) {
        ObjectNode event = object().put("at", at.toString())
                .put("release", release)
                .put("kind", kind)
                .put("importance", importance)
                .put("text", text);
        event.putObject("facts").put("target", "portal-backend").put("version", "v20260302-4f1c9ae");
        return event;
    }

    static ObjectNode item(String id, String text, String status, Instant at) {
        boolean settled = !status.equals("OPEN");
        ObjectNode item = object().put("id", id)
                .put("text", text)
                .put("conditional", status.equals("NOT_APPLICABLE"))
                .put("status", status)
                .put("by", settled ? "jon.abara" : null)
                .put("at", settled ? at.toString() : null)
                .put("reason", status.equals("NOT_APPLICABLE") ? "No schema change in this version" : null)
                .putNull("note")
                .putNull("evidence");
        item.putArray("details");
        item.putArray("children");
        return item;
    }

    static ObjectNode call(String step, int line, String stage, Instant at, Duration took, String outcome) {
        ObjectNode call = object().put("step", step);
        call.putObject("arguments");
        return call.put("file", "Jenkinsfile")
                .put("line", line)
                .put("stage", stage)
                .putNull("branch")
                .put("startedAt", at.toString())
                .put("endedAt", at.plus(took).toString())
                .put("outcome", outcome)
                .putNull("note");
    }

    private static ObjectNode pipeline(Instant from) {
        ObjectNode pipeline = object().put("result", "SUCCESS").putNull("cause");
        ArrayNode calls = pipeline.putArray("calls");
        ObjectNode build = call("sh", 14, "Build", from, Duration.ofMinutes(4), "OK");
        build.withObject("/arguments").put("script", "./gradlew --no-daemon build\n./gradlew check");
        calls.add(build);
        ObjectNode gate = call("releaseGate", 27, "Release", from.plusSeconds(300), Duration.ofMinutes(42), "OK");
        gate.withObject("/arguments")
                .put("name", "Go / No-Go")
                .put("timeout", "4h")
                .putArray("signOff")
                .add("Release Manager");
        calls.add(gate);
        pipeline.putArray("log").add("[Pipeline] Start of Pipeline").add("+ ./gradlew --no-daemon build");
        return pipeline;
    }
}
