package io.jenkins.plugins.releaseplan.rehearsal.report;

import static io.jenkins.plugins.releaseplan.rehearsal.report.Sample.event;
import static io.jenkins.plugins.releaseplan.rehearsal.report.Sample.list;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Whole answers of rehearsals, as large and as varied as real ones. The same call gives the same answer. */
final class SampleAnswers {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final int POINTS = 600;

    private SampleAnswers() {}

    /** 10 % for 24 hours, then 50 %, where green goes bad after 31 hours and all traffic returns to blue. */
    static ObjectNode rolledBack() {
        Instant shift = START.plus(Duration.ofMinutes(55));
        Instant half = shift.plus(Duration.ofMinutes(24 * 60 + 20));
        Instant fault = half.plus(Duration.ofHours(31));
        Instant breach = fault.plusSeconds(260);
        Instant back = breach.plusSeconds(5);
        Instant end = back.plus(Duration.ofMinutes(35));
        ObjectNode answer = Sample.answer(
                "ROLLED_BACK", 3, "Error rate of green 7.2 % > 5 % in 3 of 3 measurements at 50 %", START, end);
        ObjectNode release = Sample.release("portal-production-1", "production", "ROLLED_BACK", START, end);
        release.put("reason", "Error rate of green 7.2 % > 5 % in 3 of 3 measurements at 50 %");
        ObjectNode rollout = Sample.rollout("ROLLED_BACK", START.plusSeconds(2700), end);
        rollout.put("reason", "Breach of “>5%” by errorRate");
        rollout.set(
                "stages",
                list(
                        Sample.stage(10, Duration.ofHours(24), shift, shift.plus(Duration.ofHours(24)), "PASSED"),
                        Sample.stage(50, Duration.ofHours(48), half, breach, "BREACHED")));
        rollout.set(
                "weights",
                list(
                        Sample.weight(START.plusSeconds(2700), 0),
                        Sample.weight(shift, 10),
                        Sample.weight(half, 50),
                        Sample.weight(back, 0)));
        rollout.set(
                "traffic",
                list(
                        Sample.traffic("v20260302-4f1c9ae", 1_284_113, 9_204, 0.31),
                        Sample.traffic("v20260216-91b07dd", 2_858_910, 5_718, 0.69)));
        rollout.set(
                "fault",
                Sample.object()
                        .put("name", "errors above a load")
                        .put("at", fault.toString())
                        .put("kind", "errors-above-load")
                        .putNull("clearedAt")
                        .put("secondsToBlue", 265)
                        .put("requestsMet", 8_112));
        rollout.set("metrics", metrics(shift, end, fault));
        ((ArrayNode) release.get("rollouts")).add(rollout);
        ((ArrayNode) release.get("gates")).addAll(gates(shift));
        release.set("checklist", SampleChecklist.of(START, 31));
        release.set(
                "snapshots",
                list(Sample.object()
                        .put("database", "portal-db")
                        .put("name", "before-v20260302")
                        .put("startedAt", START.plusSeconds(1800).toString())
                        .put("takenAt", START.plusSeconds(2520).toString())
                        .putNull("restoredAt")
                        .putNull("failure")));
        release.set("checks", list(check("healthz", true, shift), check("smoke", false, back)));
        ((ArrayNode) answer.get("releases")).add(release);
        answer.set("events", events(shift, half, fault, breach, back, end));
        calls(answer, shift);
        return answer;
    }

    /** A blue/green release that ends well, with 72 hours of monitoring. */
    static ObjectNode released() {
        Instant end = START.plus(Duration.ofHours(76));
        ObjectNode answer = Sample.answer("RELEASED", 0, null, START, end);
        ((ArrayNode) answer.get("releases")).add(blueGreen("portal-production-2", "production", START, end));
        ((ArrayNode) answer.get("events"))
                .add(event(
                        START.plusSeconds(7200),
                        "portal-production-2",
                        "CUTOVER",
                        "INFO",
                        "All traffic of portal-backend is on green"));
        return answer;
    }

    /** Staging, and then production with the same version. */
    static ObjectNode twoEnvironments() {
        Instant middle = START.plus(Duration.ofHours(6));
        Instant end = START.plus(Duration.ofHours(30));
        ObjectNode answer = Sample.answer("RELEASED", 0, null, START, end);
        ((ArrayNode) answer.get("releases"))
                .add(blueGreen("portal-staging-1", "staging", START, middle))
                .add(blueGreen("portal-production-3", "production", middle, end));
        for (String id : new String[] {"portal-staging-1", "portal-production-3"}) {
            ((ArrayNode) answer.get("events"))
                    .add(event(START, id, "RELEASE_STARTED", "INFO", "Release " + id + " begins"));
        }
        return answer;
    }

    private static ObjectNode blueGreen(String id, String environment, Instant from, Instant to) {
        ObjectNode release = Sample.release(id, environment, "RELEASED", from, to);
        Instant cutover = from.plusSeconds(7200);
        ObjectNode rollout = Sample.rollout("COMPLETED", from.plusSeconds(1200), to);
        rollout.put("cutoverAt", cutover.toString())
                .put("keepBlueUntil", cutover.plusSeconds(14_400).toString());
        rollout.set(
                "weights",
                list(
                        Sample.weight(from.plusSeconds(1200), 0),
                        Sample.weight(from.plusSeconds(3600), 25),
                        Sample.weight(from.plusSeconds(5400), 50),
                        Sample.weight(cutover, 100)));
        rollout.set("traffic", list(Sample.traffic("v20260302-4f1c9ae", 3_104_551, 6_209, 1)));
        rollout.set("metrics", metrics(from.plusSeconds(1200), to, to.plusSeconds(1)));
        ((ArrayNode) release.get("rollouts")).add(rollout);
        ((ArrayNode) release.get("gates"))
                .add(Sample.gate(
                        "Go / No-Go",
                        "OPEN",
                        from,
                        from.plusSeconds(1100),
                        Sample.signOff("lena.ortiz", "Release Manager", "APPROVE", "", from.plusSeconds(900), false)));
        release.set("checklist", SampleChecklist.of(from, 40));
        release.set(
                "monitoring",
                list(Sample.object()
                        .put("target", "portal-backend")
                        .put("analysis", "portal-slo")
                        .put("startedAt", cutover.toString())
                        .put("until", to.toString())
                        .put("endedAt", to.toString())
                        .put("result", "PASSED")));
        return release;
    }

    private static ObjectNode check(String name, boolean passed, Instant at) {
        return Sample.object()
                .put("name", name)
                .put("passed", passed)
                .put("attempts", 1)
                .put("at", at.toString())
                .put("detail", passed ? "200 in 31 ms" : "expected 200, got 503");
    }

    private static ArrayNode metrics(Instant from, Instant to, Instant fault) {
        ArrayNode metrics = Sample.JSON.createArrayNode();
        Random random = new Random(7);
        metrics.add(metric("errorRate", "%", from, to, fault, 0.002, 0.07, random, Sample.limit(">5%", 0.05, false)));
        metrics.add(
                metric("latencyP95", "ms", from, to, fault, 180, 420, random, Sample.limit(">3x baseline", 3, true)));
        metrics.add(metric("saturation", "%", from, to, fault, 0.42, 0.55, random, Sample.limit(">85%", 0.85, false)));
        return metrics;
    }

    private static ObjectNode metric(
            String name,
            String unit,
            Instant from,
            Instant to,
            Instant fault,
            double normal,
            double bad,
            Random random,
            ObjectNode limit) {
        double step = Duration.between(from, to).toSeconds() / (double) (POINTS - 1);
        ObjectNode metric = Sample.object()
                .put("name", name)
                .put("unit", unit)
                .put("from", from.toString())
                .put("stepSeconds", Math.round(step));
        ArrayNode green = metric.putArray("green");
        ArrayNode blue = metric.putArray("blue");
        for (int i = 0; i < POINTS; i++) {
            double day = 1 + 0.25 * Math.sin(2 * Math.PI * i * step / 86_400);
            boolean faulty = from.plusSeconds(Math.round(i * step)).isAfter(fault);
            blue.add(normal * day * (1 + 0.08 * random.nextGaussian()));
            if (i >= 300 && i < 312) {
                green.addNull();
            } else {
                green.add((faulty ? bad : normal * 1.04) * day * (1 + 0.1 * random.nextGaussian()));
            }
        }
        metric.set("limits", list(limit));
        return metric;
    }

    private static ArrayNode gates(Instant shift) {
        Instant second = shift.plus(Duration.ofHours(24));
        return list(
                Sample.gate(
                        "Go / No-Go",
                        "OPEN",
                        START.plusSeconds(300),
                        START.plusSeconds(2640),
                        Sample.signOff(
                                "lena.ortiz",
                                "Release Manager",
                                "APPROVE",
                                "For the earlier build",
                                START.plusSeconds(400),
                                true),
                        Sample.signOff(
                                "lena.ortiz",
                                "Release Manager",
                                "APPROVE",
                                "Staging is clean, window is open.",
                                START.plusSeconds(1980),
                                false),
                        Sample.signOff(
                                "amit.rao",
                                "Security Lead",
                                "APPROVE",
                                "Scan without findings.",
                                START.plusSeconds(2640),
                                false)),
                Sample.gate(
                        "Expand to half",
                        "OPEN",
                        second,
                        second.plusSeconds(1200),
                        Sample.signOff(
                                "lena.ortiz",
                                "Release Manager",
                                "APPROVE",
                                "24 hours without a page.",
                                second.plusSeconds(1200),
                                false)));
    }

    private static ArrayNode events(
            Instant shift, Instant half, Instant fault, Instant breach, Instant back, Instant end) {
        String id = "portal-production-1";
        return list(
                event(START, id, "RELEASE_STARTED", "INFO", "Release of portal v20260302-4f1c9ae to production begins"),
                event(
                        START.plusSeconds(120),
                        id,
                        "CHECKLIST_READ",
                        "DETAIL",
                        "Checklist “Portal release” with 40 items"),
                event(
                        START.plusSeconds(300),
                        id,
                        "GATE_WAITING",
                        "ACTION_NEEDED",
                        "“Go / No-Go” waits for Release Manager and Security Lead"),
                event(
                        START.plusSeconds(410),
                        id,
                        "SIGN_OFFS_VOIDED",
                        "INFO",
                        "A new version voids 1 sign-off of “Go / No-Go”"),
                event(START.plusSeconds(2640), id, "GATE_OPENED", "INFO", "“Go / No-Go” opens"),
                event(
                        START.plusSeconds(2700),
                        id,
                        "GREEN_LAUNCHED",
                        "DETAIL",
                        "Green of portal-backend starts, 6 instances"),
                event(
                        START.plusSeconds(3120),
                        id,
                        "GREEN_READY",
                        "INFO",
                        "Green of portal-backend is healthy and reports v20260302-4f1c9ae"),
                event(shift, id, "STAGE_STARTED", "INFO", "10 % of portal-backend on green for 24 h"),
                event(
                        shift.plus(Duration.ofHours(24)),
                        id,
                        "STAGE_PASSED",
                        "INFO",
                        "10 % held for 24 h without a breach"),
                event(half, id, "STAGE_STARTED", "INFO", "50 % of portal-backend on green for 48 h"),
                event(half.plus(Duration.ofHours(7)), id, "DATA_MISSING", "INFO", "No data of latencyP95 for green"),
                event(half.plus(Duration.ofHours(8)), id, "DATA_BACK", "INFO", "latencyP95 of green is back"),
                event(fault.plusSeconds(80), id, "TRIGGER_NOTED", "DETAIL", "errorRate of green 6.8 %, 1 of 3"),
                event(breach, id, "BREACH", "ALARM", "Error rate of green 7.2 % > 5 % in 3 of 3 measurements"),
                event(
                        breach.plusSeconds(1),
                        id,
                        "ROLLBACK_STARTED",
                        "ALARM",
                        "All traffic of portal-backend returns to blue"),
                event(back, id, "ROLLED_BACK", "ALARM", "Blue serves 100 % of portal-backend, 265 s after the fault"),
                event(
                        end,
                        id,
                        "RELEASE_ENDED",
                        "ACTION_NEEDED",
                        "Release of portal to production was rolled back; a review is due"));
    }

    private static void calls(ObjectNode answer, Instant shift) {
        ObjectNode pipeline = (ObjectNode) answer.get("pipeline");
        pipeline.put("result", "FAILURE").put("cause", "canaryStage: the rollout was rolled back at 50 %");
        ArrayNode calls = (ArrayNode) pipeline.get("calls");
        ObjectNode stage = Sample.call("canaryStage", 33, "Release", shift, Duration.ofHours(24), "OK");
        stage.withObject("/arguments").put("percent", 10).put("bake", "24h").put("analysis", "portal-slo");
        ObjectNode half = Sample.call(
                "canaryStage", 36, "Release", shift.plus(Duration.ofHours(24)), Duration.ofMinutes(1865), "FAILED");
        half.withObject("/arguments").put("percent", 50).put("bake", "48h").put("analysis", "portal-slo");
        half.put("note", "Rolled back: error rate of green 7.2 % > 5 %");
        calls.add(stage).add(half);
        for (int i = 0; i < 30; i++) {
            calls.add(Sample.call("echo", 40 + i, "Report", shift.plus(Duration.ofHours(56)), Duration.ZERO, "OK"));
        }
    }
}
