package io.jenkins.plugins.releaseplan.rehearsal.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code release-plan}. */
@Command(
        name = "release-plan",
        mixinStandardHelpOptions = true,
        version = "release-plan 1.0-SNAPSHOT",
        description = "Rehearses releases, and reads release plans.",
        subcommands = {
            RehearseCommand.class,
            ChecklistCommand.class,
            StepsCommand.class,
            ReleasesCommand.class,
            ReleaseCommand.class,
            DossierCommand.class,
            AuditCommand.class,
            LedgerCommand.class
        })
public final class ReleasePlan implements Runnable {

    /** The exit code for input that cannot be used. */
    static final int BAD_INPUT = 2;

    /** The exit code for what was run and failed. */
    static final int FAILED = 1;

    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Output output = new Output(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(output, false, StandardCharsets.UTF_8));
        CommandLine commandLine = commandLine();
        silence();
        int code = execute(commandLine, arguments);
        commandLine.getOut().flush();
        System.exit(ended(code, output, commandLine.getErr()));
    }

    /** The exit code of a command; what the command has to say may be lost, on a disk that is full. */
    static int ended(int code, Output output, PrintWriter err) {
        output.lost()
                .ifPresent(why -> err.println("release-plan: the output cannot be written: " + PlainText.line(why)));
        return output.lost().isPresent() ? BAD_INPUT : code;
    }

    private static int execute(CommandLine commandLine, String[] arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (Error fatal) {
            String why = fatal instanceof OutOfMemoryError
                    ? "ran out of memory; let a Jenkinsfile keep less of it, or rehearse less at once"
                    : fatal.toString();
            commandLine.getErr().println("release-plan: " + PlainText.line(why));
            commandLine.getErr().flush();
            return FAILED;
        }
    }

    /**
     * From here on only the command line itself writes. What a Jenkinsfile's code sends past its log would go to the
     * controller's log in Jenkins; here it would spoil the terminal, or JSON on the output.
     */
    private static void silence() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
    }

    /** The command line, writing to the standard streams. */
    static CommandLine commandLine() {
        Charset charset = Terminal.charset();
        return new CommandLine(new ReleasePlan())
                .setOut(new PrintWriter(new OutputStreamWriter(System.out, charset), false))
                .setErr(new PrintWriter(new OutputStreamWriter(System.err, charset), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(ReleasePlan::badArguments)
                .setExecutionExceptionHandler((failure, command, parsed) -> unexpected(failure, command));
    }

    private static int badArguments(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(command.getCommandName() + ": " + PlainText.line(failure.getMessage()));
        command.getErr().println("see '" + command.getCommandSpec().qualifiedName() + " --help'");
        command.getErr().flush();
        return BAD_INPUT;
    }

    /** What nobody foresaw: said in one line, and in full for those who report it. */
    private static int unexpected(Exception failure, CommandLine command) {
        command.getErr()
                .println(command.getCommandName() + ": " + PlainText.line(String.valueOf(failure.getMessage())) + " ("
                        + failure.getClass().getSimpleName() + "; RELEASE_PLAN_DEBUG=1 prints where)");
        if (System.getenv("RELEASE_PLAN_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
