package io.jenkins.plugins.releaseplan.rehearsal.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be asked of the audit events of a ledger. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Checks the audit events of a ledger.",
        subcommands = AuditVerifyCommand.class)
public final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: verify");
    }
}
