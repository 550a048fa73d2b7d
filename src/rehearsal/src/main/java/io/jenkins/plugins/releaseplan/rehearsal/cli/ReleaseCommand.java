package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.Dossier;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one release of a ledger. */
@Command(name = "release", mixinStandardHelpOptions = true, description = "Shows one release of a ledger.")
public final class ReleaseCommand extends LedgerTask {

    @Parameters(paramLabel = "ID", description = "The release's id, as 'releases' lists it.")
    private String id;

    @Option(names = "--json", description = "Print JSON: the release's dossier.")
    private boolean json;

    @Override
    int run(JdbcLedger open, PrintWriter out) {
        Optional<Dossier> dossier = Dossier.of(open, id);
        if (dossier.isEmpty()) {
            return refused("the ledger has no release '" + id + "'; 'releases' lists those it has");
        }
        if (json) {
            out.println(dossier.get().json());
            return DONE;
        }
        ReleaseSummary release = dossier.get().summary();
        row(
                out,
                "Release",
                release.id() + ": " + release.service() + " " + release.version() + " in " + release.environment());
        row(
                out,
                "Outcome",
                release.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (release.reason().isEmpty() ? "" : ": " + release.reason()));
        row(out, "Before", release.previousVersion());
        row(out, "Started", time(release.startedAt()) + " by " + release.startedBy());
        row(out, "Ended", time(release.endedAt()));
        row(out, "Revision", release.revision() + ", " + release.auditEvents() + " audit events");
        for (AuditEvent event : dossier.get().events()) {
            out.println(PlainText.line(
                    "  " + time(event.entry().at()) + "  " + event.entry().text()));
        }
        return DONE;
    }

    private static String time(Instant instant) {
        return instant == null
                ? "not yet"
                : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void row(PrintWriter out, String label, String text) {
        out.println(PlainText.line(String.format(Locale.ROOT, "%-10s %s", label, text.isEmpty() ? "unknown" : text)));
    }
}
