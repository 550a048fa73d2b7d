package io.jenkins.plugins.releaseplan.cli;

import hudson.Extension;
import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.ledger.AuditReport;

/** {@code release-ledger-verify}: looks for audit events that were changed, removed, inserted or moved. Ends with 10 if one was. */
@Extension
public class ReleaseLedgerVerifyCommand extends LedgerCommand {

    private static final int BROKEN = 10;

    @Override
    public String getShortDescription() {
        return "Verifies the audit trail of all releases; ends with 10 and names the first event that is not as it was written.";
    }

    @Override
    int act(JdbcLedger ledger) {
        AuditReport report = ledger.verify();
        stdout.println(report.text());
        if (report.intact()) {
            stdout.println("head " + report.head());
        }
        return report.intact() ? 0 : BROKEN;
    }
}
