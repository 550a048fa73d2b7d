package io.jenkins.plugins.releaseplan.rehearsal.cli;

import static io.jenkins.plugins.releaseplan.release.Outcome.ROLLED_BACK;

import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.checklist.PhaseProgress;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalResult;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.CloudHistory;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.FaultImpact;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.ServedTraffic;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineResult;
import io.jenkins.plugins.releaseplan.release.DatabaseWork;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi.Style;

/** What a rehearsal came to, for people. */
final class Summary {

    private static final int LABEL = 11;
    private static final int COLUMNS = 80;
    private static final int INDENT = 2;
    private static final int VERSION = 22;

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
        boolean returns = release.plan().kind() == ReleasePlan.Kind.ROLLBACK;
        row(
                returns ? "Rollback" : "Release",
                release.plan().service() + " " + release.plan().version() + " in "
                        + release.plan().environment() + ": "
                        // One that is there to roll back is as it should be when it has.
                        + (returns && release.outcome() == ROLLED_BACK ? "done" : words(release.outcome())));
        release.gates().forEach(this::gate);
        if (release.checklist() != null) {
            checklist(release);
        }
        release.databases().forEach(this::database);
        release.rollouts().values().forEach(this::rollout);
    }

    private void gate(String id, Gate gate) {
        String waited = gate.endedAt() == null
                ? ", still missing: " + String.join("; ", gate.missing())
                : after(gate.since(), gate.endedAt());
        row("", "gate '" + id + "' " + words(gate.state()) + waited);
        gate.signOffs().forEach(this::signOff);
    }

    private void signOff(SignOff signOff) {
        boolean approves = signOff.decision() == SignOff.Decision.APPROVE;
        String sign = terminal.either(approves ? "✔ " : "✘ ", approves ? "+ " : "x ");
        String comment = signOff.comment().isBlank() ? "" : ": " + signOff.comment();
        row(
                "",
                "  " + sign + signOff.person() + ", " + signOff.role() + (approves ? "" : ", rejected it") + ", "
                        + at(signOff.at()) + (signOff.voided() ? ", void since the version changed" : "") + comment);
    }

    private void checklist(Release release) {
        ChecklistProgress progress = release.progress();
        PhaseProgress stand =
                progress.of(release.checklist(), release.checklist().phases());
        String notApplicable = stand.notApplicable() == 0 ? "" : ", " + stand.notApplicable() + " not applicable";
        int open = stand.missing().size();
        row(
                "",
                "checklist: " + stand.done() + " of " + stand.total() + " items done" + notApplicable
                        + (open == 0 ? "" : ", " + open + " open"));
    }

    private void database(DatabaseWork work) {
        boolean takes = work.kind() == DatabaseWork.Kind.SNAPSHOT;
        String what = "database " + work.database() + ": " + (takes ? "snapshot " : "restore of ") + work.snapshot();
        if (!work.ended()) {
            row("", what + " not done");
        } else if (work.failure().isEmpty()) {
            row("", what + " took " + Spans.text(Duration.between(work.startedAt(), work.endedAt())));
        } else {
            row("", what + " failed: " + work.failure());
        }
    }

    private void rollout(Rollout rollout) {
        String from = rollout.blueVersion().isEmpty() ? "nothing" : rollout.blueVersion();
        boolean told = rollout.cause() == null
                || result.reason().endsWith(rollout.cause().text());
        row(
                "",
                "rollout " + rollout.plan().target() + " " + from + terminal.either(" → ", " -> ")
                        + rollout.plan().version() + " " + words(rollout.phase())
                        + (rollout.cutoverAt() == null ? "" : ", cutover at " + at(rollout.cutoverAt()))
                        + (rollout.trafficBackAt() == null
                                ? ""
                                : ", all traffic back at " + at(rollout.trafficBackAt()))
                        + (told ? "" : ": " + rollout.cause().text()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String after(Instant since, Instant until) {
        Duration waited = Duration.between(since, until);
        return waited.toSeconds() == 0 ? " at once" : " after " + Spans.text(waited);
    }

    /** What each target's traffic saw from its first rollout on; what blue alone served before tells nothing. */
    private void traffic() {
        Map<List<String>, Instant> begun = new LinkedHashMap<>();
        for (Release release : result.releases()) {
            for (Rollout rollout : release.rollouts().values()) {
                List<String> where =
                        List.of(release.plan().environment(), rollout.plan().target());
                begun.merge(where, rollout.startedAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        begun.forEach((where, from) -> traffic(where.get(0), where.get(1), from));
    }

    private void traffic(String environment, String target, Instant from) {
        CloudHistory history = result.world().cloud(environment).history();
        List<ServedTraffic> served = history.served(target, from, result.settledAt());
        long all = served.stream().mapToLong(ServedTraffic::requests).sum();
        row("Traffic", target + " in " + environment);
        served.forEach(one -> row("", "  " + served(one, all)));
        history.faults(target).stream()
                .filter(impact -> impact.struck().isPresent())
                .forEach(this::fault);
    }

    private static String served(ServedTraffic one, long all) {
        return String.format(
                Locale.ROOT,
                "%-" + VERSION + "s %11s requests %7s %7s failed",
                one.version().isEmpty() ? "(no instance)" : one.version(),
                Spans.number(one.requests()),
                Spans.percent(all == 0 ? 0 : one.requests() / (double) all),
                Spans.number(one.errors()));
    }

    private void fault(FaultImpact impact) {
        Instant struck = impact.struck().orElseThrow();
        String cleared = impact.cleared()
                .map(at -> ", all traffic off it " + Spans.text(Duration.between(struck, at)) + " later")
                .orElse(", which kept its traffic");
        String met = impact.requestsMet() == 0 ? "" : "; " + Spans.number(impact.requestsMet()) + " requests met it";
        row("Fault", "'" + impact.name() + "' struck " + impact.version() + " at " + at(struck) + cleared + met);
    }

    /** How the build ended; what was said as the reason is not said again, only where it happened. */
    private void pipeline() {
        PipelineResult pipeline = result.pipeline();
        boolean told = !result.reason().isEmpty() && pipeline.cause().endsWith(result.reason());
        String where = told && pipeline.causedAt() != null ? " at " + pipeline.causedAt() : "";
        row("Pipeline", pipeline.result().name() + where);
        if (!told && !pipeline.cause().isEmpty()) {
            row("", pipeline.cause());
        }
    }

    private String at(Instant instant) {
        return Spans.since(Duration.between(result.startedAt(), instant));
    }

    /** A text that fits stays as it is, its columns too; the further lines of a longer one are indented. */
    private void row(String label, String text) {
        int indent = text.length() - text.stripLeading().length();
        String head = label(label) + " ".repeat(indent);
        String plain = PlainText.line(text);
        int room = COLUMNS - LABEL - indent;
        if (PlainText.width(plain) <= room) {
            lines.add(head + plain);
            return;
        }
        for (String line : PlainText.wrapped(plain, room - INDENT)) {
            lines.add(head + line);
            head = " ".repeat(LABEL + indent + INDENT);
        }
    }

    private String label(String label) {
        return terminal.styled(String.format(Locale.ROOT, "%-" + LABEL + "s", label), Style.bold);
    }
}
