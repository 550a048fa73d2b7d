package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.ledger.HistoryPage;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.ledger.ReleasesCsv;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import io.jenkins.plugins.releaseplan.release.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the releases of a ledger. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the releases of a ledger, the newest first.")
public final class ReleasesCommand extends LedgerTask {

    @Option(names = "--service", paramLabel = "NAME", defaultValue = "", description = "Of this service alone.")
    private String service;

    @Option(names = "--environment", paramLabel = "NAME", defaultValue = "", description = "In this environment alone.")
    private String environment;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "With this outcome alone: ${COMPLETION-CANDIDATES}.")
    private Outcome outcome;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "With this text in id, version, reason, branch, commit or starter.")
    private String text;

    @Option(
            names = "--after",
            paramLabel = "PAGE",
            defaultValue = "",
            description = "The page after; --json says where.")
    private String after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The most releases to list, 1..1000; by default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--live", description = "What is live where instead.")
    private boolean live;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print all releases as CSV.")
    private boolean csv;

    /** A page as JSON. */
    private record Page(List<ReleaseSummary> releases, String next) {}

    @Override
    int run(JdbcLedger open, PrintWriter out) throws IOException {
        if (csv) {
            ReleasesCsv.write(open, out);
            return DONE;
        }
        return live ? live(open, out) : list(open, out);
    }

    private int list(JdbcLedger open, PrintWriter out) {
        if (limit < 1 || limit > HistoryQuery.MOST) {
            return refused("--limit is 1.." + HistoryQuery.MOST + ", not " + limit);
        }
        HistoryPage page = open.history(new HistoryQuery(service, environment, outcome, text, after, limit));
        if (json) {
            out.println(StateJson.write(new Page(page.releases(), page.next())));
            return DONE;
        }
        for (ReleaseSummary release : page.releases()) {
            out.println(PlainText.line(String.format(
                    Locale.ROOT,
                    "%s  %-11s  %-24s  %-14s  %s%s",
                    release.startedAt().truncatedTo(ChronoUnit.SECONDS),
                    release.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    release.id(),
                    release.environment(),
                    release.service() + " " + release.version(),
                    release.reason().isEmpty() ? "" : ": " + release.reason())));
        }
        if (page.releases().isEmpty()) {
            out.println("no release");
        } else if (!page.next().isEmpty()) {
            out.println("more: --after " + page.next());
        }
        return DONE;
    }

    private int live(JdbcLedger open, PrintWriter out) {
        List<LiveVersion> all = open.liveWhere();
        if (json) {
            out.println(StateJson.write(all));
            return DONE;
        }
        for (LiveVersion one : all) {
            out.println(PlainText.line(String.format(
                    Locale.ROOT,
                    "%-14s  %-20s  %-20s  %-24s  since %s by %s",
                    one.environment(),
                    one.service(),
                    one.target(),
                    one.version(),
                    one.since().truncatedTo(ChronoUnit.SECONDS),
                    one.release())));
        }
        return DONE;
    }
}
