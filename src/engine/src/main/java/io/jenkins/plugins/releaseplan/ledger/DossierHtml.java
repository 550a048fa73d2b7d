package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.analysis.MetricText;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Phase;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Measured;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.StageRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A dossier as one HTML file without scripts, for screen and paper. */
final class DossierHtml {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
            table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}
            th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8886;overflow-wrap:anywhere}
            thead th{border-bottom-width:2px} code{font-size:.8rem} .wide{overflow-x:auto}
            @media print{body{max-width:none;margin:0}}
            """;

    private final Dossier dossier;
    private final Release release;
    private final StringBuilder html = new StringBuilder();

    DossierHtml(Dossier dossier) {
        this.dossier = dossier;
        this.release = dossier.saved().release();
    }

    String text() {
        String title = "Release " + release.plan().id();
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        summary();
        checklist();
        gates();
        rollouts();
        timeline();
        return html.append("</body></html>\n").toString();
    }

    private void summary() {
        ReleaseSummary summary = dossier.summary();
        table(
                List.of("What", "Value"),
                List.of(
                        List.of("Service", summary.service()),
                        List.of("Environment", summary.environment()),
                        List.of("Version", summary.version()),
                        List.of("Version before", summary.previousVersion()),
                        List.of(
                                "Commit",
                                summary.origin().gitCommit() + " "
                                        + summary.origin().gitBranch()),
                        List.of("Build", summary.origin().build()),
                        List.of("Started", time(summary.startedAt()) + " by " + summary.startedBy()),
                        List.of("Ended", time(summary.endedAt())),
                        List.of("Outcome", words(summary.outcome())),
                        List.of("Reason", summary.reason()),
                        List.of(
                                "Rolled back",
                                summary.rolledBack()
                                        ? time(summary.rollbackAt()) + ": " + summary.rollbackReason()
                                        : "no"),
                        List.of("Revision", Long.toString(summary.revision()))));
    }

    private void checklist() {
        Checklist checklist = release.checklist();
        if (checklist == null) {
            return;
        }
        ChecklistProgress progress = release.progress();
        Map<String, Status> statuses = progress.statuses(checklist);
        List<List<String>> rows = new ArrayList<>();
        for (Phase phase : checklist.phases()) {
            for (Item item : checklist.itemsOf(List.of(phase))) {
                String said = progress.lastMark(item.id())
                        .map(mark -> time(mark.at()) + " " + mark.reason() + " " + mark.note() + " " + mark.evidence())
                        .orElse("");
                rows.add(List.of(
                        phase.title(),
                        item.text(),
                        words(statuses.get(item.id())),
                        progress.by(checklist, item.id()).orElse(""),
                        said.strip()));
            }
        }
        heading("Checklist: " + checklist.title());
        table(List.of("Phase", "Item", "Status", "By", "When and why"), rows);
    }

    private void gates() {
        List<List<String>> rows = new ArrayList<>();
        for (Gate gate : release.gates().values()) {
            rows.add(List.of(
                    gate.plan().name(), words(gate.state()), time(gate.since()), time(gate.endedAt()), gate.reason()));
            for (SignOff signOff : gate.signOffs()) {
                rows.add(List.of(
                        "",
                        words(signOff.decision()) + (signOff.voided() ? " (void)" : ""),
                        time(signOff.at()),
                        signOff.person() + ", " + signOff.role() + ", on " + signOff.version(),
                        signOff.comment()));
            }
        }
        section(
                "Gates and sign-offs",
                List.of("Gate", "How", "Since or signed", "Ended or by", "Reason or comment"),
                rows);
    }

    private void rollouts() {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> metrics = new ArrayList<>();
        for (Rollout rollout : release.rollouts().values()) {
            rows.add(List.of(
                    rollout.plan().target(),
                    rollout.blueVersion() + " to " + rollout.plan().version(),
                    words(rollout.phase()),
                    time(rollout.startedAt()),
                    rollout.cause() == null ? "" : rollout.cause().text()));
            rollout.finished().forEach(stage -> rows.add(stage(stage)));
            if (rollout.stage() != null) {
                rows.add(stage(rollout.stage()));
            }
            rollout.measured().forEach(measured -> metrics.add(metric(rollout, measured)));
        }
        section("Rollouts", List.of("Target", "Versions or weight", "How", "Since", "Why"), rows);
        section(
                "Metrics",
                List.of(
                        "Target",
                        "Analysis",
                        "Rule",
                        "Traffic",
                        "From",
                        "To",
                        "Judged",
                        "Least, mean, most",
                        "Last, limit"),
                metrics);
    }

    private static List<String> stage(StageRun stage) {
        return List.of("", stage.stage().percent() + " %", words(stage.result()), time(stage.since()), "");
    }

    private static List<String> metric(Rollout rollout, Measured measured) {
        return List.of(
                rollout.plan().target(),
                measured.analysis(),
                measured.rule(),
                measured.greenPercent() + " %",
                time(measured.first()),
                time(measured.last()),
                measured.passed() + " passed, " + measured.failed() + " failed, " + measured.missing()
                        + " without data",
                values(measured, measured.least(), measured.mean(), measured.most()),
                values(measured, measured.latest(), measured.limit()));
    }

    /** Values in their unit; empty where there was data of none. */
    private static String values(Measured measured, double... values) {
        if (measured.judged() == measured.missing()) {
            return "";
        }
        return Arrays.stream(values)
                .mapToObj(value -> MetricText.of(measured.metric(), value))
                .collect(Collectors.joining(", "));
    }

    private void timeline() {
        List<List<String>> rows = new ArrayList<>();
        for (AuditEvent event : dossier.events()) {
            rows.add(List.of(
                    Long.toString(event.sequence()),
                    time(event.entry().at()),
                    event.entry().kind(),
                    event.entry().text(),
                    event.hash()));
        }
        section("Timeline", List.of("Event", "When", "Kind", "What", "SHA-256"), rows);
    }

    private void section(String title, List<String> head, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            heading(title);
            table(head, rows);
        }
    }

    private void heading(String text) {
        html.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    private void table(List<String> head, List<List<String>> rows) {
        html.append("<div class=\"wide\"><table><thead><tr>");
        head.forEach(
                cell -> html.append("<th scope=\"col\">").append(escaped(cell)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String time(Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
