package io.jenkins.plugins.releaseplan.rehearsal.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done to a ledger as a whole. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Backs a ledger up, restores it, or lets its old releases go.",
        subcommands = {LedgerBackupCommand.class, LedgerRestoreCommand.class, LedgerRetainCommand.class})
public final class LedgerCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: backup, restore or retain");
    }
}
