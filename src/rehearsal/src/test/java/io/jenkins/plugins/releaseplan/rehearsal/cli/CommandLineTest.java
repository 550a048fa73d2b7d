package io.jenkins.plugins.releaseplan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

public class CommandLineTest {

    private static final String DEPLOY =
            Rehearsed.releaseOf("releaseGate name: 'Go', signOff: ['Lead'], timeout: '2h'\n"
                    + "blueGreenDeploy(target: 'web') { canaryStage percent: 10, bake: '1h', analysis: 'slo' }");

    private static final String PEOPLE =
            "people: { ann: { roles: [Lead], does: [{ sign: Go, after: 1m..60m, comment: \"a\\u001B[31mb\" }] } }\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path directory;

    @Before
    public void plan() throws IOException {
        directory = folder.getRoot().toPath();
        write("Jenkinsfile", DEPLOY);
        write("scenario.yaml", Rehearsed.QUIET + PEOPLE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private int run(Ansi ansi, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commandLine =
                ReleasePlan.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        return commandLine.execute(arguments);
    }

    private int rehearse(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("rehearse"));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return run(Ansi.OFF, all.toArray(new String[0]));
    }

    /** Bad input: exit code 2, nothing on the output, and every line of the errors is one for people. */
    private void refused(String message, Object... arguments) {
        assertThat(rehearse(arguments)).as(String.join(" ", message)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(message).doesNotContain("\tat ", "Exception");
    }

    @Test
    public void aReleaseExitsWithZeroAndTellsWhatHappened() {
        assertThat(rehearse(directory)).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.contains("gate 'Go' waits for: sign-off as Lead; at most 2 h"))
                .anyMatch(line -> line.contains("web: 10 % of traffic on green v2"))
                .contains("Outcome    RELEASED", "Release    web v2 in production: released", "Pipeline   SUCCESS");
    }

    @Test
    public void theJenkinsfileOfTheDirectoryIsFoundAsIsAFileByItsName() {
        assertThat(rehearse(directory.resolve("Jenkinsfile"), "-q")).isZero();
        assertThat(rehearse(directory, "--quiet")).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    public void aRefusalAndARollbackExitWithThree() throws IOException {
        write("scenario.yaml", Rehearsed.QUIET + PEOPLE.replace("sign: Go", "sign: Go, decision: reject"));
        assertThat(rehearse(directory)).isEqualTo(3);
        assertThat(out.toString()).contains("Outcome    REFUSED", "Why        gate 'Go': rejected by ann as Lead");
        write("scenario.yaml", Rehearsed.QUIET + PEOPLE + "faults: [{ kind: errors, rate: 50% }]\n");
        assertThat(rehearse(directory)).isEqualTo(3);
        assertThat(out.toString()).contains("Outcome    ROLLED BACK").contains("requests met it");
    }

    @Test
    public void aPipelineThatFailsExitsWithOneAndSaysWhere() throws IOException {
        write("Jenkinsfile", "echo 'a'\nerror 'broken'");
        assertThat(rehearse(directory)).isEqualTo(1);
        assertThat(out.toString()).contains("Outcome    FAILED", "Jenkinsfile:2: broken");
    }

    @Test
    public void linesOfTheSummaryFitEightyColumns() {
        rehearse(directory);
        String summary = out.toString().substring(out.toString().indexOf("Outcome"));
        assertThat(summary.lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
    }

    @Test
    public void badFilesAreToldInOneLine() throws IOException {
        refused("no such file; name a Jenkinsfile, or a directory that has one", directory.resolve("nothing"));
        refused("no such file; name a Jenkinsfile", folder.newFolder("empty"));
        Files.write(directory.resolve("binary"), new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
        refused("binary: is not a text in UTF-8", directory.resolve("binary"));
        refused("there is no such file", directory, "--scenario", directory.resolve("nothing.yaml"));
        refused("is a directory; name a file", directory, "--scenario", directory);
        refused("is not a directory", directory, "--workspace", directory.resolve("nothing"));
    }

    @Test
    public void allThatIsWrongWithAJenkinsfileIsToldALineEach() throws IOException {
        write("Jenkinsfile", "canaryStag percent: 5\nrelease(service: 'a') { }\n");
        refused("Jenkinsfile:1: unknown step 'canaryStag'; did you mean 'canaryStage'?", directory);
        assertThat(err.toString().lines())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.matches(".*Jenkinsfile:\\d+: .*"));
        write("Jenkinsfile", "pipeline { agent any\n stages { stage('x') { steps { echo 'a'  }");
        refused("Jenkinsfile:", directory);
    }

    @Test
    public void allThatIsWrongWithAScenarioIsToldALineEach() throws IOException {
        write("scenario.yaml", "start: soon\nfaults: [{ kind: quake }]\nenviroments: {}\n");
        refused("did you mean 'environments'?", directory);
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.matches(".*scenario\\.yaml:\\d+:\\d+: .*"));
        write("scenario.yaml", "a: [\n");
        refused("not valid YAML", directory);
        write("scenario.yaml", "x: !!javax.script.ScriptEngineManager []\n");
        refused("scenario.yaml:1", directory);
    }

    @Test
    public void badOptionsAreToldWithTheWayToTheHelp() {
        refused("Unknown option: '--fast'", directory, "--fast");
        refused("--runs is 1..1000000, not 0", directory, "--runs", 0);
        refused("'many'", directory, "--runs", "many");
        refused("'x'", directory, "--seed", "x");
        refused("--param", directory, "--param", "NAME");
        refused("leave --runs out", directory, "--runs", 2, "--report", directory.resolve("r.html"));
        refused("not together with --runs", directory, "--runs", 2, "--run-shell");
        assertThat(err.toString()).contains("see 'release-plan rehearse --help'");
        assertThat(run(Ansi.OFF)).isEqualTo(2);
        assertThat(run(Ansi.OFF, "rehears")).isEqualTo(2);
    }

    @Test
    public void whatCannotBeWrittenIsToldBeforeTheRehearsal() {
        refused("there is no directory", directory, "--json", directory.resolve("no/where.json"));
        refused("is a directory; name a file", directory, "--json", directory);
        refused("there is no directory", directory, "--report", directory.resolve("no/where.html"));
    }

    @Test
    public void jsonOnTheOutputIsAllThatIsThere() throws IOException {
        assertThat(rehearse(directory, "--json", "-")).isZero();
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("outcome").asText()).isEqualTo("RELEASED");
        assertThat(answer.path("exitCode").asInt(-1)).isZero();
        assertThat(answer.path("releases")
                        .path(0)
                        .path("gates")
                        .path(0)
                        .path("signOffs")
                        .path(0)
                        .path("person")
                        .asText())
                .isEqualTo("ann");
    }

    @Test
    public void jsonAndReportAreWrittenBesideTheTimeline() throws IOException {
        Path json = directory.resolve("answer.json");
        Path report = directory.resolve("report.html");
        assertThat(rehearse(directory, "--json", json, "--report", report)).isZero();
        assertThat(out.toString()).contains("Outcome    RELEASED");
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(json))
                        .path("seed")
                        .asLong())
                .isEqualTo(1);
        assertThat(Files.readString(report).substring(0, 15)).isEqualToIgnoringCase("<!doctype html>");
    }

    @Test
    public void theSeedDecidesWhatIsDrawn() {
        rehearse(directory, "--seed", 5);
        String first = out.toString();
        rehearse(directory, "--seed", 5);
        assertThat(out.toString()).isEqualTo(first).contains("seed 5");
        rehearse(directory, "--seed", 6);
        assertThat(out.toString().replace("seed 6", "seed 5")).isNotEqualTo(first);
    }

    @Test
    public void manyRunsGiveADistribution() throws IOException {
        write(
                "scenario.yaml",
                Rehearsed.QUIET + PEOPLE
                        + "faults: [{ kind: errors, rate: 50%, after: { event: stage 10, delay: 5m } }]\n");
        assertThat(rehearse(directory, "--runs", 12, "--seed", 100)).isEqualTo(3);
        assertThat(out.toString().lines())
                .contains("12 rehearsals, seeds 100 to 111", "  rolled back         12  100.0 %")
                .anyMatch(line ->
                        line.matches("  from a fault to all traffic on blue \\(12 runs\\): p50 .*, p95 .*, max .*"))
                .anyMatch(line -> line.startsWith("  requests that met the faulty version (12 runs): p50 "));
        assertThat(rehearse(directory, "--runs", 2, "--json", "-")).isEqualTo(3);
        assertThat(new ObjectMapper().readTree(out.toString()).path("runs").asInt())
                .isEqualTo(2);
    }

    @Test
    public void parametersOfTheCommandLineWinOverTheScenarios() throws IOException {
        write("Jenkinsfile", "echo \"to ${params.TO} by ${params.BY}\"");
        write("scenario.yaml", "pipeline: { parameters: { TO: staging, BY: ann } }\n");
        assertThat(rehearse(directory, "-v", "--param", "TO=production")).isZero();
        assertThat(out.toString()).contains("to production by ann");
    }

    @Test
    public void verbosePrintsTheLogAndTheDetails() throws IOException {
        write("Jenkinsfile", "echo 'hello from the log'\n" + DEPLOY);
        rehearse(directory);
        assertThat(out.toString()).doesNotContain("hello from the log", "holds route web");
        rehearse(directory, "--verbose");
        assertThat(out.toString()).contains("hello from the log", "holds route web");
    }

    @Test
    public void withoutATerminalThereAreNoEscapesAndALineForEachEvent() {
        rehearse(directory);
        assertThat(out.toString()).doesNotContain("\u001b");
        assertThat(out.toString().lines().filter(line -> line.startsWith("  T+")))
                .hasSizeGreaterThan(8);
    }

    @Test
    public void aTerminalGetsColoursABarAndLinesThatFit() {
        run(Ansi.ON, "rehearse", directory.toString());
        String text = out.toString();
        assertThat(text).contains("\u001b[32m", "100 %", "web 10 % green");
        assertThat(text.substring(text.lastIndexOf("\u001b[2K")))
                .as("the bar is gone at the end")
                .contains("Outcome");
        assertThat(text.replaceAll("\r\u001b\\[2K[^\n]*(?=\r\u001b)", "")
                        .replaceAll("\u001b\\[[0-9;]*[mK]|\r", "")
                        .lines())
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    public void whatPeopleWriteCannotSteerTheTerminal() {
        run(Ansi.OFF, "rehearse", directory.toString());
        assertThat(out.toString()).contains(": a[31mb").doesNotContain("\u001b");
    }

    @Test
    public void withoutAScenarioTheMessageSaysWhatToDefine() throws IOException {
        Files.delete(directory.resolve("scenario.yaml"));
        assertThat(rehearse(directory)).isEqualTo(1);
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "no environment 'production' in the scenario (none was given); define it under 'environments'");
    }

    @Test
    public void helpNamesTheExitCodes() {
        assertThat(rehearse("--help")).isZero();
        assertThat(out.toString()).contains("--scenario", "--json", "--report", "--runs", "rolled back or refused");
    }

    private int endedAfter(String failure) {
        err.getBuffer().setLength(0);
        Output output = new Output(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(failure);
            }
        });
        PrintWriter writer = new PrintWriter(output, true);
        writer.println("lost");
        return ReleasePlan.ended(3, output, new PrintWriter(err, true));
    }

    @Test
    public void outputThatIsLostIsAnErrorUnlessNobodyReadsIt() {
        assertThat(endedAfter("No space left on device")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("release-plan: the output cannot be written: No space left on device");
        assertThat(endedAfter("Broken pipe")).isEqualTo(3);
        assertThat(err.toString()).isEmpty();
    }
}
