package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.UnreadableChecklistException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what is read from a Markdown release plan. Exit code 0, or 2 with one line on the error output. */
@Command(
        name = "checklist",
        mixinStandardHelpOptions = true,
        description = "Prints what is read from a release plan in Markdown: phases, boxes, schedule, sign-off roles,"
                + " contacts and rollback criteria.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the plan was read", "2:the plan cannot be read, or the arguments are wrong"})
public final class ChecklistCommand implements Callable<Integer> {

    private static final int READ = 0;
    private static final int BAD_INPUT = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The plan: Markdown in UTF-8, up to 1 MiB.")
    private Path file;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--details", description = "Print what stands below boxes and headings, too.")
    private boolean details;

    @Option(names = "--ascii", description = "Draw with ASCII characters alone.")
    private boolean ascii;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            print(Checklist.read(file), out);
            out.flush();
            return READ;
        } catch (UnreadableChecklistException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(PlainText.line("release-plan checklist: " + e.getMessage()));
            err.flush();
            return BAD_INPUT;
        }
    }

    private void print(Checklist checklist, PrintWriter out) {
        Charset terminal = Terminal.charset();
        if (json) {
            out.println(ChecklistJson.text(checklist, !terminal.name().startsWith("UTF")));
            return;
        }
        Glyphs glyphs = ascii ? Glyphs.ASCII : Glyphs.forCharset(terminal);
        boolean coloured = spec.commandLine().getColorScheme().ansi().enabled();
        new ChecklistTree(checklist, glyphs, coloured, details).lines().forEach(out::println);
    }
}
