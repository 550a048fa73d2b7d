package io.jenkins.plugins.releaseplan.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.kohsuke.args4j.Argument;

/** {@code release-ledger-backup}: writes the whole ledger into a file on the controller's disk, while releases go on. */
@Extension
public class ReleaseLedgerBackupCommand extends LedgerCommand {

    @Argument(
            metaVar = "FILE",
            required = true,
            usage = "The file to make on the controller, absolute; it must not exist")
    public String file;

    @Override
    public String getShortDescription() {
        return "Writes the whole ledger of releases into a ZIP file on the controller, while releases go on.";
    }

    @Override
    int act(JdbcLedger ledger) throws IOException {
        long rows = ledger.backup(target());
        stdout.println(rows + " rows in " + file);
        return 0;
    }

    private Path target() throws AbortException {
        try {
            Path target = Path.of(file);
            if (target.isAbsolute()) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw new AbortException("the file cannot be called '" + file + "': " + e.getReason());
        }
        throw new AbortException("the file must be absolute, unlike '" + file + "'");
    }
}
