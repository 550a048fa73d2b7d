package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for audit events that were changed, removed, inserted or moved. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Finds any changed, missing, inserted or moved audit event, and names the first.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all events are as they were written", "1:an event is not", "2:the ledger cannot be read"})
public final class AuditVerifyCommand extends LedgerTask {

    private static final int BROKEN = 1;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    int run(JdbcLedger open, PrintWriter out) {
        AuditReport report = open.verify();
        if (json) {
            out.println(StateJson.write(report));
        } else if (report.intact()) {
            out.println(report.text());
            out.println("head " + report.head());
        } else {
            out.println(PlainText.line(report.text()));
        }
        return report.intact() ? DONE : BROKEN;
    }
}
