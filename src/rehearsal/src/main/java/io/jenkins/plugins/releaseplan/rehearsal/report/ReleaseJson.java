package io.jenkins.plugins.releaseplan.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.gate.ConditionStatus;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.release.CheckRun;
import io.jenkins.plugins.releaseplan.release.DatabaseWork;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.Verification;
import io.jenkins.plugins.releaseplan.rollout.Rollout;

/** One release as JSON; docs/rehearsal-json.md says what each key means. */
public final class ReleaseJson {

    private final ReleaseRecord record;
    private final Release release;

    /**
     * @param record what is known besides the state
     * @param release the state
     */
    public ReleaseJson(ReleaseRecord record, Release release) {
        this.record = record;
        this.release = release;
    }

    /** The release's node, a new one at each call. */
    public ObjectNode node() {
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("id", release.plan().id());
        node.put("kind", release.plan().kind().name());
        node.put("service", release.plan().service());
        node.put("environment", release.plan().environment());
        node.put("version", release.plan().version());
        node.put("previousVersion", previousVersion());
        node.put("startedBy", release.plan().startedBy());
        node.put("startedAt", AnswerJson.text(release.startedAt()));
        node.put("endedAt", AnswerJson.text(release.endedAt()));
        node.put("outcome", release.outcome().name());
        node.put("reason", AnswerJson.orNull(release.reason()));
        AnswerJson.html(node, "reason", record.html(release.reason()));
        ArrayNode rollouts = node.putArray("rollouts");
        for (Rollout rollout : release.rollouts().values()) {
            rollouts.add(new RolloutJson(record, release, rollout).node());
        }
        ArrayNode gates = node.putArray("gates");
        release.gates().forEach((id, gate) -> gates.add(gate(id, gate)));
        node.set("checklist", checklist());
        ArrayNode snapshots = node.putArray("snapshots");
        release.databases().forEach(work -> snapshots.add(database(work)));
        ArrayNode checks = node.putArray("checks");
        release.verifications().forEach(verification -> checks(checks, verification));
        ArrayNode monitoring = node.putArray("monitoring");
        release.rollouts().values().forEach(rollout -> monitoring(monitoring, rollout));
        return node;
    }

    private String previousVersion() {
        return release.rollouts().values().stream()
                .map(Rollout::blueVersion)
                .filter(version -> !version.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private JsonNode checklist() {
        return release.checklist() == null ? NullNode.getInstance() : new ChecklistProgressJson(record, release).node();
    }

    private ObjectNode gate(String id, Gate gate) {
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("id", id);
        node.put("name", gate.plan().name());
        node.put("state", gate.state().name());
        node.put("since", AnswerJson.text(gate.since()));
        node.put("endedAt", AnswerJson.text(gate.endedAt()));
        node.put("deadline", AnswerJson.text(gate.deadline()));
        node.put("reason", AnswerJson.orNull(gate.reason()));
        AnswerJson.html(node, "reason", record.html(gate.reason()));
        node.put("version", gate.version());
        ArrayNode conditions = node.putArray("conditions");
        gate.plan().conditions().forEach(condition -> {
            ConditionStatus status = gate.conditions().get(condition.id());
            ObjectNode one = conditions.addObject();
            one.put("id", condition.id());
            one.put("text", condition.text());
            one.put("met", status != null && status.met());
            one.put("detail", status == null ? "" : status.detail());
        });
        ArrayNode signOffs = node.putArray("signOffs");
        gate.signOffs().forEach(signOff -> signOffs.add(signOff(signOff)));
        return node;
    }

    private ObjectNode signOff(SignOff signOff) {
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("person", signOff.person());
        node.put("role", signOff.role());
        node.put("decision", signOff.decision().name());
        node.put("comment", signOff.comment());
        AnswerJson.html(node, "comment", record.html(signOff.comment()));
        node.put("at", AnswerJson.text(signOff.at()));
        node.put("version", signOff.version());
        node.put("voided", signOff.voided());
        return node;
    }

    private static ObjectNode database(DatabaseWork work) {
        boolean takes = work.kind() == DatabaseWork.Kind.SNAPSHOT;
        boolean done = work.ended() && work.failure().isEmpty();
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("database", work.database());
        node.put("name", work.snapshot());
        node.put("startedAt", AnswerJson.text(work.startedAt()));
        node.put("takenAt", takes && done ? AnswerJson.text(work.endedAt()) : null);
        node.put("restoredAt", !takes && done ? AnswerJson.text(work.endedAt()) : null);
        node.put("failure", AnswerJson.orNull(work.failure()));
        return node;
    }

    private static void checks(ArrayNode checks, Verification verification) {
        for (CheckRun check : verification.checks()) {
            ObjectNode node = checks.addObject();
            node.put("name", check.name());
            node.put("passed", check.passed());
            node.put("at", AnswerJson.text(check.at() == null ? verification.since() : check.at()));
            node.put("attempts", check.attempts());
            node.put("detail", check.detail());
        }
    }

    private static void monitoring(ArrayNode all, Rollout rollout) {
        if (rollout.monitor() == null) {
            return;
        }
        ObjectNode node = all.addObject();
        node.put("target", rollout.plan().target());
        node.put(
                "analysis",
                rollout.monitor().analysis().map(analysis -> analysis.name()).orElse(null));
        node.put("startedAt", AnswerJson.text(rollout.monitor().since()));
        node.put("until", AnswerJson.text(rollout.monitor().until()));
        boolean over = rollout.monitor().over();
        node.put("endedAt", over ? AnswerJson.text(rollout.monitor().until()) : null);
        node.put("result", over ? "PASSED" : rollout.cause() == null ? "RUNNING" : "BREACHED");
    }
}
