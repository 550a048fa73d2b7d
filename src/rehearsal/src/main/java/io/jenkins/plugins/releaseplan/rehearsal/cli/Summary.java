package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.checklist.PhaseProgress;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalResult;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.CloudHistory;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.FaultImpact;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.ServedTraffic;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Help.Ansi.Style;

/** What a rehearsal came to, for people. */
final class Summary {

    private static final int LABEL = 11;
    private static final int COLUMNS = 100;

    private final RehearsalResult result;
    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    Summary(RehearsalResult result, Terminal terminal) {
        this.result = result;
        this.terminal = terminal;
    }

    List<String> lines() {
        lines.clear();
        lines.add("");
        outcome();
        row("Took", Spans.text(result.duration()) + " of virtual time, seed " + result.seed());
        for (Release release : result.releases()) {
            release(release);
        }
        traffic();
        pipeline();
        return List.copyOf(lines);
    }

    private void outcome() {
        Outcome outcome = result.outcome();
        String words = outcome.name().replace('_', ' ');
        Style colour = outcome.exitCode() == 0 ? Style.fg_green : Style.fg_red;
        lines.add(label("Outcome") + terminal.styled(words, colour, Style.bold));
        if (!result.reason().isEmpty()) {
            row("Why", result.reason());
        }
    }

    private void release(Release release) {
        row(
                "Release",
                release.plan().id() + ": " + release.plan().service() + " "
                        + release.plan().version() + " in "
                        + release.plan().environment() + ", "
                        + release.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        release.gates().forEach((id, gate) -> gate(id, gate));
        if (release.checklist() != null) {
            checklist(release);
        }
        release.rollouts().values().forEach(this::rollout);
    }

    private void gate(String id, Gate gate) {
        row(
                "",
                "gate '" + id + "': "
                        + gate.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (gate.endedAt() == null
                                ? ", still missing: " + String.join("; ", gate.missing())
                                : " after " + Spans.text(Duration.between(gate.since(), gate.endedAt()))));
        for (SignOff signOff : gate.signOffs()) {
            boolean approves = signOff.decision() == SignOff.Decision.APPROVE;
            String comment = signOff.comment().isEmpty() ? "" : ": \"" + signOff.comment() + "\"";
            row(
                    "",
                    "  " + terminal.either(approves ? "✔ " : "✘ ", approves ? "+ " : "x ") + signOff.person() + " ("
                            + signOff.role() + ") " + (approves ? "approved" : "rejected")
                            + " at " + at(signOff.at()) + (signOff.voided() ? ", void since the version changed" : "")
                            + comment);
        }
    }

    private void checklist(Release release) {
        ChecklistProgress progress = release.progress();
        PhaseProgress stand =
                progress.of(release.checklist(), release.checklist().phases());
        row(
                "",
                "checklist: " + stand.done() + " of " + stand.total() + " items done, " + stand.notApplicable()
                        + " not applicable, " + stand.missing().size() + " open");
    }

    private void rollout(Rollout rollout) {
        String from = rollout.blueVersion().isEmpty() ? "nothing" : rollout.blueVersion();
        row(
                "",
                "rollout " + rollout.plan().target() + " " + from + terminal.either(" → ", " -> ")
                        + rollout.plan().version() + ": " + words(rollout.phase())
                        + (rollout.cutoverAt() == null ? "" : ", cutover at " + at(rollout.cutoverAt()))
                        + (rollout.trafficBackAt() == null
                                ? ""
                                : ", all traffic back at " + at(rollout.trafficBackAt()))
                        + (rollout.cause() == null
                                ? ""
                                : ", since " + rollout.cause().text()));
    }

    private static String words(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void traffic() {
        Set<List<String>> seen = new LinkedHashSet<>();
        for (Release release : result.releases()) {
            for (Rollout rollout : release.rollouts().values()) {
                List<String> where =
                        List.of(release.plan().environment(), rollout.plan().target());
                if (seen.add(where)) {
                    traffic(where.get(0), where.get(1));
                }
            }
        }
    }

    private void traffic(String environment, String target) {
        CloudHistory history = result.world().cloud(environment).history();
        List<ServedTraffic> served = history.served(target, result.startedAt(), result.settledAt());
        long all = served.stream().mapToLong(ServedTraffic::requests).sum();
        String label = "Traffic";
        for (ServedTraffic one : served) {
            String version = one.version().isEmpty() ? "(no instance)" : one.version();
            row(
                    label,
                    target + " in " + environment + ": " + version + " served " + Spans.number(one.requests())
                            + " requests (" + Spans.percent(all == 0 ? 0 : one.requests() / (double) all) + "), "
                            + Spans.number(one.errors()) + " failed");
            label = "";
        }
        history.faults(target).stream()
                .filter(impact -> impact.struck().isPresent())
                .forEach(this::fault);
    }

    private void fault(FaultImpact impact) {
        String cleared = impact.cleared()
                .map(at -> "; all traffic was off " + impact.version() + " "
                        + Spans.text(Duration.between(impact.struck().orElseThrow(), at)) + " later")
                .orElse("; it still has traffic");
        row(
                "Fault",
                impact.name() + " struck " + impact.version() + " at "
                        + at(impact.struck().orElseThrow())
                        + cleared
                        + (impact.requestsMet() > 0
                                ? "; " + Spans.number(impact.requestsMet()) + " requests met it"
                                : ""));
    }

    private void pipeline() {
        row("Pipeline", result.pipeline().result().name());
        if (!result.pipeline().cause().isEmpty()) {
            row("", result.pipeline().cause());
        }
    }

    private String at(Instant instant) {
        return Spans.since(Duration.between(result.startedAt(), instant));
    }

    private void row(String label, String text) {
        String head = label(label);
        int indent = text.length() - text.stripLeading().length();
        for (String line : PlainText.wrapped(text, COLUMNS - LABEL - indent)) {
            lines.add(head + " ".repeat(indent) + line);
            head = label("");
        }
    }

    private String label(String label) {
        return terminal.styled(String.format(Locale.ROOT, "%-" + LABEL + "s", label), Style.bold);
    }
}
