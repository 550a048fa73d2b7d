package io.jenkins.plugins.releaseplan.cli;

import hudson.AbortException;
import hudson.cli.CLICommand;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.io.IOException;
import jenkins.model.Jenkins;

/** A command about the whole ledger, for administrators: what it reads nobody has to be allowed to see one by one. */
abstract class LedgerCommand extends CLICommand {

    /** Does it; gives the exit code. */
    abstract int act(JdbcLedger ledger) throws IOException;

    @Override
    protected final int run() throws Exception {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            return act(ReleaseService.get().ledger().reached());
        } catch (LedgerException e) {
            throw (AbortException) new AbortException(e.getMessage()).initCause(e);
        }
    }
}
