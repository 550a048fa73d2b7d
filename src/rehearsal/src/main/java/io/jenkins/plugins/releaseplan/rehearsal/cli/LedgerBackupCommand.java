package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Backs a ledger up. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes all of a ledger, as it is at one moment, into a new file.")
public final class LedgerBackupCommand extends LedgerTask {

    @Parameters(paramLabel = "FILE.zip", description = "The file to make.")
    private Path file;

    @Override
    int run(JdbcLedger open, PrintWriter out) {
        out.println(open.backup(file) + " rows written to " + file);
        return DONE;
    }
}
