package io.jenkins.plugins.releaseplan.rehearsal.report;

import static io.jenkins.plugins.releaseplan.rehearsal.report.Sample.list;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A checklist of forty items in four phases. */
final class SampleChecklist {

    private static final String[] PHASES = {"Before the release", "Deployment", "After the cutover", "Review"};
    private static final String[] TASKS = {
        "Announce the release in the operations channel",
        "Confirm that the error budget allows a release",
        "Take a snapshot of the database",
        "Apply schema migrations",
        "Check that on-call is staffed for the next 72 hours",
        "Read the runbook for a rollback aloud with the whole team, and agree on who presses the button when it comes to it",
        "Verify that dashboards show green and blue apart",
        "Warm the caches of green",
        "Clear the content delivery cache",
        "Tell support what changes for users"
    };

    private SampleChecklist() {}

    /** @param settled how many of the forty items are settled */
    static ObjectNode of(Instant at, int settled) {
        ObjectNode plan = Sample.object().put("title", "Portal release");
        ArrayNode phases = plan.putArray("phases");
        for (int phase = 0; phase < PHASES.length; phase++) {
            phases.add(phase(phase, at, Math.max(0, Math.min(10, settled - phase * 10))));
        }
        plan.set(
                "schedule",
                list(
                        Sample.object()
                                .put("task", "Freeze the branch")
                                .put("start", "T-2 days")
                                .putNull("end")
                                .put("owner", "Development")
                                .put("status", "done"),
                        Sample.object()
                                .put("task", "Cutover")
                                .put("start", "T")
                                .put("end", "T+30 min")
                                .put("owner", "Operations")
                                .putNull("status")));
        plan.set(
                "signOffs",
                list(
                        Sample.object().put("role", "Release Manager"),
                        Sample.object().put("role", "Security Lead")));
        plan.set("contacts", list(Sample.object().put("role", "On-call engineer")));
        plan.set(
                "criteria",
                list(Sample.object()
                        .put("text", "Error rate >5% of requests")
                        .put("severity", "CRITICAL")
                        .put("metric", "errorRate")
                        .put("comparison", ">")
                        .put("threshold", 0.05)
                        .putNull("scope")));
        return plan;
    }

    private static ObjectNode phase(int number, Instant at, int settled) {
        ObjectNode phase = Sample.object()
                .put("id", "phase-" + number)
                .put("title", PHASES[number])
                .put("level", 2);
        phase.put("offset", number == 0 ? "T-24 h" : number == 1 ? "T-0" : null);
        ArrayNode items = Sample.JSON.createArrayNode();
        int notApplicable = 0;
        for (int i = 0; i < TASKS.length; i++) {
            String status = i >= settled ? "OPEN" : i == 3 ? "NOT_APPLICABLE" : "DONE";
            notApplicable += status.equals("NOT_APPLICABLE") ? 1 : 0;
            items.add(item(number, i, status, at));
        }
        ArrayNode top = Sample.JSON.createArrayNode();
        for (int i = 0; i < TASKS.length; i++) {
            if (i == 8) {
                ((ArrayNode) items.get(7).get("children")).add(items.get(i));
            } else {
                top.add(items.get(i));
            }
        }
        phase.put("done", settled - notApplicable)
                .put("notApplicable", notApplicable)
                .put("total", TASKS.length);
        phase.set("items", top);
        return phase;
    }

    private static ObjectNode item(int phase, int number, String status, Instant at) {
        ObjectNode item =
                Sample.item("item-" + phase + "-" + number, TASKS[number], status, at.plusSeconds(60L * number));
        if (number == 2) {
            item.put("evidence", "https://example.org/snapshots/before-v20260302")
                    .put("note", "Took 12 minutes");
            ((ArrayNode) item.get("details")).add("Keep it for 30 days").add("Name it after the version");
        }
        return item;
    }
}
