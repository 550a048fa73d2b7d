package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people are told of a gate. */
final class GateNotices {

    private GateNotices() {}

    static Notice waiting(Gate gate) {
        List<String> open = gate.plan().conditions().stream()
                .filter(condition -> !gate.conditions().get(condition.id()).met())
                .map(Condition::text)
                .toList();
        boolean peopleNeeded = !gate.plan().roles().isEmpty()
                || gate.plan().conditions().stream().anyMatch(Condition.ChecklistComplete.class::isInstance);
        Map<String, String> facts = facts(gate);
        facts.put("waitsFor", String.join("; ", open));
        facts.put("roles", String.join(", ", gate.plan().roles()));
        String until = "";
        if (gate.deadline() != null) {
            facts.put("deadline", gate.deadline().toString());
            until = "; at most " + DurationText.words(Duration.between(gate.since(), gate.deadline()));
        }
        return new Notice(
                Notice.Kind.GATE_WAITING,
                peopleNeeded ? Notice.Importance.ACTION_NEEDED : Notice.Importance.INFO,
                named(gate) + " waits for: " + String.join("; ", open) + until,
                facts);
    }

    static Notice signed(Gate gate, SignOff signOff) {
        return new Notice(
                Notice.Kind.GATE_SIGNED,
                Notice.Importance.INFO,
                signOff.person() + " approved gate '" + gate.plan().name() + "' as " + signOff.role()
                        + quoted(signOff.comment()),
                facts(gate, signOff));
    }

    static Notice rejected(Gate gate, SignOff signOff) {
        Map<String, String> facts = facts(gate, signOff);
        facts.put("state", gate.state().name());
        return new Notice(
                Notice.Kind.GATE_REJECTED,
                Notice.Importance.INFO,
                signOff.person() + " rejected gate '" + gate.plan().name() + "' as " + signOff.role()
                        + quoted(signOff.comment()),
                facts);
    }

    static Notice aborted(Gate gate, GateEvent.Aborted aborted) {
        Map<String, String> facts = facts(gate);
        facts.put("state", gate.state().name());
        facts.put("person", aborted.by());
        return new Notice(
                Notice.Kind.GATE_REJECTED, Notice.Importance.INFO, named(gate) + " was " + gate.reason(), facts);
    }

    static Notice opened(Gate gate) {
        return new Notice(
                Notice.Kind.GATE_OPENED,
                Notice.Importance.INFO,
                named(gate) + " is open for " + gate.version(),
                facts(gate));
    }

    static Notice timedOut(Gate gate) {
        Map<String, String> facts = facts(gate);
        facts.put("onTimeout", gate.plan().onTimeout().name().toLowerCase(Locale.ROOT));
        return new Notice(Notice.Kind.GATE_TIMED_OUT, Notice.Importance.INFO, named(gate) + " " + gate.reason(), facts);
    }

    static Notice refused(Gate gate, GateEvent.Signed signed, String why) {
        Map<String, String> facts = facts(gate);
        facts.put("person", signed.person());
        facts.put("role", signed.role());
        facts.put("decision", signed.decision().name());
        facts.put("comment", signed.comment());
        facts.put("reason", why);
        return new Notice(
                Notice.Kind.SIGN_OFF_REFUSED,
                Notice.Importance.INFO,
                "sign-off of " + signed.person() + " on gate '" + gate.plan().name() + "' does not count: " + why,
                facts);
    }

    static Notice voided(Gate earlier, String newVersion) {
        List<String> people = earlier.signOffs().stream()
                .filter(signOff -> !signOff.voided())
                .map(signOff -> signOff.person() + " (" + signOff.role() + ")")
                .toList();
        Map<String, String> facts = facts(earlier);
        facts.put("version", newVersion);
        facts.put("earlierVersion", earlier.version());
        facts.put("voided", String.join(", ", people));
        return new Notice(
                Notice.Kind.SIGN_OFFS_VOIDED,
                Notice.Importance.ACTION_NEEDED,
                named(earlier) + " is about " + newVersion + " now; sign-offs of " + earlier.version()
                        + " do not count any more: " + String.join(", ", people),
                facts);
    }

    private static String named(Gate gate) {
        return "gate '" + gate.plan().name() + "'";
    }

    private static String quoted(String comment) {
        return comment.isBlank() ? "" : ": " + comment.strip();
    }

    private static Map<String, String> facts(Gate gate) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("gate", gate.plan().name());
        facts.put("version", gate.version());
        return facts;
    }

    private static Map<String, String> facts(Gate gate, SignOff signOff) {
        Map<String, String> facts = facts(gate);
        facts.put("person", signOff.person());
        facts.put("role", signOff.role());
        facts.put("decision", signOff.decision().name());
        facts.put("comment", signOff.comment());
        return facts;
    }
}
