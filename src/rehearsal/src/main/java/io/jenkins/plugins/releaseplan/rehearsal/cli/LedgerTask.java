package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on a ledger. What the ledger says against it is one line and exit code 2. */
abstract class LedgerTask implements Callable<Integer> {

    static final int DONE = 0;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerOption ledger;

    /** @return the exit code */
    abstract int run(JdbcLedger open, PrintWriter out) throws IOException;

    /** Opens the ledger; one that is not there is an error. */
    JdbcLedger open(LedgerOption option) {
        return option.open();
    }

    @Override
    public final Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (JdbcLedger open = open(ledger)) {
            int exitCode = run(open, out);
            out.flush();
            return exitCode;
        } catch (LedgerException e) {
            return refused(e.getMessage());
        }
    }

    int refused(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(spec.name() + ": " + PlainText.line(message));
        err.flush();
        return ReleasePlan.BAD_INPUT;
    }
}
