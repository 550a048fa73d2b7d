package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restores a ledger. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Reads a backup into a ledger that is empty or does not exist yet.")
public final class LedgerRestoreCommand extends LedgerTask {

    @Parameters(paramLabel = "FILE.zip", description = "What 'ledger backup' wrote, from H2 or PostgreSQL.")
    private Path file;

    @Override
    JdbcLedger open(LedgerOption option) {
        return JdbcLedger.open(option.location());
    }

    @Override
    int run(JdbcLedger open, PrintWriter out) {
        out.println(open.restore(file) + " rows read from " + file + "; the audit events are whole");
        return DONE;
    }
}
