package io.jenkins.plugins.releaseplan.rehearsal.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.rehearsal.Distribution;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsal;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalListener;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalPlan;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalResult;
import io.jenkins.plugins.releaseplan.rehearsal.host.TimelineEntry;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Jenkinsfile;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.JenkinsfileErrors;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.SharedLibrary;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellOutcome;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellRunner;
import io.jenkins.plugins.releaseplan.rehearsal.report.AnswerJson;
import io.jenkins.plugins.releaseplan.rehearsal.report.DistributionJson;
import io.jenkins.plugins.releaseplan.rehearsal.report.HtmlReport;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rehearses a Jenkinsfile, once or many times. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a Jenkinsfile against a simulated cloud under a virtual clock.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:released",
            "1:the pipeline failed",
            "2:bad input",
            "3:rolled back or refused, as the plan says"
        })
public final class RehearseCommand implements Callable<Integer> {

    private static final Duration SHELL_LIMIT = Duration.ofMinutes(10);
    private static final int MOST_RUNS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "Jenkinsfile",
            description = "The Jenkinsfile, or a directory that has one.")
    private Path file;

    @Option(
            names = {"-s", "--scenario"},
            paramLabel = "FILE",
            description = "The world to rehearse in; by default scenario.yaml beside the Jenkinsfile, if there is one.")
    private Path scenarioFile;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of the build; may be given more than once.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Whose files the Jenkinsfile may read; by default the Jenkinsfile's directory.")
    private Path workspace;

    @Option(
            names = {"-l", "--library"},
            paramLabel = "DIR",
            description =
                    "The directory of a shared library, whose vars/ the Jenkinsfile uses; may be given more than once.")
    private List<Path> libraries = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of everything that is drawn; by default the scenario's. With --runs, the first.")
    private Long seed;

    @Option(names = "--runs", paramLabel = "N", description = "Rehearses N times with seeds S, S+1, … and sums up.")
    private Integer runs;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes all that happened as JSON; '-' for the output.")
    private String json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Writes a report that opens in any browser.")
    private Path report;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Keeps the rehearsal's releases in this ledger, which is made if it is not there.")
    private String ledger;

    @Option(
            names = "--run-shell",
            description = "Really runs sh steps for which the scenario has no answer, in the workspace.")
    private boolean runShell;

    @Option(
            names = {"-v", "--verbose"},
            description = "Prints details and the build's log, too.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints nothing but errors.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        check();
        try {
            RehearsalPlan plan = plan();
            long first = seed == null ? plan.scenario().seed() : seed;
            int exitCode = runs == null ? once(plan, first) : often(plan, first);
            out().flush();
            return exitCode;
        } catch (JenkinsfileErrors | ScenarioErrors errors) {
            errors.getMessage().lines().map(PlainText::line).forEach(err()::println);
        } catch (LedgerException failure) {
            err().println("rehearse: " + PlainText.line(failure.getMessage()));
        } catch (UncheckedIOException | IOException failure) {
            err().println("rehearse: " + PlainText.line(reason(failure)));
        }
        err().flush();
        return ReleasePlan.BAD_INPUT;
    }

    private static String reason(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file";
        }
        if (cause instanceof FileSystemException of) {
            return of.getFile() + ": " + (of.getReason() == null ? "no permission" : of.getReason());
        }
        return String.valueOf(cause.getMessage());
    }

    /** What is to be written is looked at before the rehearsal, which may take a while. */
    private void checkWritable(String option, Path target) {
        Path directory = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            throw bad(option + " " + target + " is a directory; name a file");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw bad(option + " " + target + " cannot be written: there is no directory " + directory);
        }
        if (!Files.isWritable(Files.exists(target) ? target : directory)) {
            throw bad(option + " " + target + " cannot be written: no permission");
        }
    }

    private void check() {
        if (runs != null && (runs < 1 || runs > MOST_RUNS)) {
            throw bad("--runs is 1.." + MOST_RUNS + ", not " + runs);
        }
        if (runs != null && report != null) {
            throw bad("--report shows one rehearsal; leave --runs out, and use --seed to pick the one to look at");
        }
        if (runs != null && ledger != null) {
            throw bad("--ledger keeps one rehearsal; leave --runs out, and use --seed to pick the one to keep");
        }
        if (runs != null && runShell) {
            throw bad("--run-shell runs commands for real, so not together with --runs");
        }
        if (json != null && !json.equals("-")) {
            checkWritable("--json", Path.of(json));
        }
        if (report != null) {
            checkWritable("--report", report);
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private RehearsalPlan plan() throws IOException, ScenarioErrors {
        Path jenkinsfile = Files.isDirectory(file) ? file.resolve("Jenkinsfile") : file;
        if (!Files.isRegularFile(jenkinsfile)) {
            throw bad(jenkinsfile + ": no such file; name a Jenkinsfile, or a directory that has one");
        }
        Path directory = jenkinsfile.toAbsolutePath().getParent();
        Path where = workspace == null ? directory : workspace;
        if (!Files.isDirectory(where)) {
            throw bad("--workspace " + where + " is not a directory");
        }
        Scenario scenario = scenario(directory, jenkinsfile);
        return new RehearsalPlan(
                Jenkinsfile.parse(jenkinsfile, Rehearsal.steps(), library()),
                scenario,
                where,
                Map.copyOf(parameters),
                shell(where));
    }

    private SharedLibrary library() throws IOException {
        SharedLibrary all = SharedLibrary.none();
        for (Path directory : libraries) {
            if (!Files.isDirectory(directory.resolve("vars"))) {
                throw bad("--library " + directory + " has no directory vars");
            }
            all = all.and(SharedLibrary.in(directory));
        }
        return all;
    }

    private Scenario scenario(Path directory, Path jenkinsfile) throws ScenarioErrors {
        if (scenarioFile != null) {
            return Scenario.read(scenarioFile);
        }
        for (String name : new String[] {"scenario.yaml", "scenario.yml"}) {
            if (Files.exists(directory.resolve(name))) {
                return Scenario.read(jenkinsfile.resolveSibling(name));
            }
        }
        return Scenario.read("the scenario (none was given)", "{}");
    }

    private Function<ShellCall, ShellOutcome> shell(Path where) {
        return runShell
                ? new ShellRunner(where, SHELL_LIMIT, text -> err().print(text))::run
                : call -> ShellOutcome.notRun();
    }

    private int once(RehearsalPlan plan, long first) throws IOException {
        Terminal terminal = Terminal.detect(spec.commandLine().getColorScheme().ansi());
        boolean prints = !quiet && !"-".equals(json);
        // Nobody can tell how long a rehearsal takes before its end; a terminal's bar needs it, so there it is run
        // before.
        RehearsalResult before =
                prints && terminal.coloured() && !runShell ? run(plan, first, RehearsalListener.NONE) : null;
        Duration whole = before == null ? Duration.ZERO : before.duration();
        TimelinePrinter printer = new TimelinePrinter(
                out(), terminal, plan.scenario().start(), plan.scenario().zone(), verbose, whole);
        RehearsalResult result;
        if (before == null) {
            result = run(plan, first, prints ? printer : RehearsalListener.NONE);
        } else {
            result = before;
            for (TimelineEntry entry : before.timeline()) {
                printer.happened(entry);
            }
        }
        if (prints) {
            printer.end();
            new Summary(result, terminal).lines().forEach(out()::println);
        }
        write(result);
        return result.outcome().exitCode();
    }

    /** Nothing of a ledger is loaded for a rehearsal that keeps none. */
    private RehearsalResult run(RehearsalPlan plan, long first, RehearsalListener listener) {
        if (ledger == null) {
            return Rehearsal.run(plan, first, listener);
        }
        try (LedgerKeeper keeper = new LedgerKeeper(LedgerOption.location(ledger), first)) {
            RehearsalResult result = Rehearsal.run(plan, first, listener, keeper);
            keeper.finish();
            return result;
        }
    }

    private void write(RehearsalResult result) throws IOException {
        if (json == null && report == null) {
            return;
        }
        ObjectNode answer = AnswerJson.of(result, file.toString());
        if (json != null) {
            writeJson(answer);
        }
        if (report != null) {
            try {
                HtmlReport.write(answer, report);
            } catch (IOException failed) {
                throw naming(report, failed);
            }
        }
    }

    private void writeJson(ObjectNode answer) throws IOException {
        if (json.equals("-")) {
            out().print(AnswerJson.text(answer));
        } else {
            try {
                Files.writeString(Path.of(json), AnswerJson.text(answer));
            } catch (IOException failed) {
                throw naming(Path.of(json), failed);
            }
        }
    }

    /** A disk that is full does not say which file it had no room for. */
    private static IOException naming(Path target, IOException failed) {
        return failed instanceof FileSystemException
                ? failed
                : new FileSystemException(target.toString(), null, failed.getMessage());
    }

    private int often(RehearsalPlan plan, long first) throws IOException {
        Distribution distribution =
                Distribution.of(plan, first, runs, Runtime.getRuntime().availableProcessors());
        if (!quiet && !"-".equals(json)) {
            new DistributionTable(distribution).lines().forEach(out()::println);
        }
        if (json != null) {
            writeJson(DistributionJson.of(distribution, file.toString()));
        }
        return distribution.exitCode();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
