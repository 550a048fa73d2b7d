package io.jenkins.plugins.releaseplan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine;

public class LedgerCommandsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path ledger;
    private String out;
    private String err;

    @Before
    public void rehearse() throws IOException {
        Path example = examples().resolve("staged-rollout");
        ledger = folder.getRoot().toPath().resolve("ledger.mv.db");
        assertThat(run("rehearse", example.toString(), "--quiet", "--ledger", ledger.toString()))
                .as(err)
                .isZero();
    }

    private static Path examples() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.isDirectory(here.resolve("docs"))
                ? here
                : here.getParent().getParent();
        return root.resolve("docs").resolve("examples");
    }

    private int run(String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        CommandLine command =
                ReleasePlan.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(complained));
        int exitCode = command.execute(arguments);
        out = said.toString();
        err = complained.toString();
        return exitCode;
    }

    @Test
    public void rehearsalIsKeptWithANumberOfItsOwnEachTime() throws IOException {
        Path example = examples().resolve("staged-rollout");
        assertThat(run("rehearse", example.toString(), "-q", "--ledger", ledger.toString()))
                .isZero();
        assertThat(run("releases", "--ledger", ledger.toString(), "--json")).isZero();
        JsonNode page = new ObjectMapper().readTree(out);
        assertThat(page.path("releases").findValuesAsText("id"))
                .containsExactly("pms-production-2", "pms-production-1");
        assertThat(page.path("releases").path(0).path("outcome").asText()).isEqualTo("RELEASED");
    }

    @Test
    public void releasesAreListedAndShown() {
        assertThat(run("releases", "--ledger", ledger.toString())).isZero();
        assertThat(out).contains("pms-production-1", "released");
        assertThat(run("release", "pms-production-1", "--ledger", ledger.toString()))
                .isZero();
        assertThat(out).contains("Outcome", "released", "approved gate");
        assertThat(run("releases", "--live", "--ledger", ledger.toString())).isZero();
        assertThat(out).contains("pms-backend");
        assertThat(run("releases", "--csv", "--ledger", ledger.toString())).isZero();
        assertThat(out.lines()).hasSize(2);
    }

    @Test
    public void auditIsVerified() {
        assertThat(run("audit", "verify", "--ledger", ledger.toString())).isZero();
        assertThat(out).contains("as they were written", "head ");
    }

    @Test
    public void dossierIsWrittenAsHtmlAndJson() throws IOException {
        Path directory = folder.getRoot().toPath().resolve("dossiers");
        assertThat(run("dossier", "pms-production-1", "--ledger", ledger.toString(), "--out", directory.toString()))
                .as(err)
                .isZero();
        JsonNode json = new ObjectMapper()
                .readTree(directory.resolve("dossier-pms-production-1.json").toFile());
        assertThat(json.path("events").path(0).path("hash").asText()).hasSize(64);
        assertThat(json.path("saved").path("release").path("gates").size()).isPositive();
        assertThat(directory.resolve("dossier-pms-production-1.html"))
                .content()
                .contains("Checklist", "Gates and sign-offs", "Rollouts", "Timeline")
                .doesNotContain("<script");
    }

    @Test
    public void backupComesBackInAnotherFile() {
        Path backup = folder.getRoot().toPath().resolve("backup.zip");
        Path other = folder.getRoot().toPath().resolve("other");
        assertThat(run("ledger", "backup", backup.toString(), "--ledger", ledger.toString()))
                .as(err)
                .isZero();
        assertThat(run("ledger", "restore", backup.toString(), "--ledger", other.toString()))
                .as(err)
                .isZero();
        run("release", "pms-production-1", "--json", "--ledger", ledger.toString());
        String before = out;
        run("release", "pms-production-1", "--json", "--ledger", other.toString());
        assertThat(out).isEqualTo(before);
        assertThat(run("ledger", "retain", "--days", "1", "--last", "1", "--ledger", other.toString()))
                .isZero();
        assertThat(out).contains("0 releases removed");
        assertThat(run("ledger", "retain", "--days", "1", "--last", "0", "--ledger", other.toString()))
                .isEqualTo(2);
        assertThat(err).contains("--last 1 or more");
    }

    @Test
    public void whatIsNotThereIsOneLineAndExitCode2() {
        assertThat(run(
                        "releases",
                        "--ledger",
                        folder.getRoot().toPath().resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.lines()).hasSize(1).first().asString().contains("no such ledger");
        assertThat(run("release", "none", "--ledger", ledger.toString())).isEqualTo(2);
        assertThat(err).contains("no release 'none'");
        assertThat(run("releases", "--limit", "0", "--ledger", ledger.toString()))
                .isEqualTo(2);
        assertThat(run("releases", "--after", "x", "--ledger", ledger.toString()))
                .isEqualTo(2);
        assertThat(run("rehearse", examples().resolve("staged-rollout").toString(), "--runs", "2", "--ledger", "x"))
                .isEqualTo(2);
        assertThat(err).contains("--ledger keeps one rehearsal");
        assertThat(run("releases", "--ledger", "jdbc:mysql://x/y")).isEqualTo(2);
        assertThat(err).contains("jdbc:postgresql:");
    }
}
