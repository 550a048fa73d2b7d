package io.jenkins.plugins.releaseplan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine;

/** A gate that asks for the past gets its answer from the ledger that the rehearsal is kept in. */
public class LedgerFactsTest {

    private static final String SCENARIO = """
            start: 2026-09-15T08:30
            zone: Europe/London
            environments:
              staging: { targets: { portal: { version: v1 } } }
              production: { targets: { portal: { version: v1 } } }
            """;

    private static final String TO_STAGING = """
            release(service: 'portal', environment: 'staging', version: 'v2') {
                blueGreenDeploy(target: 'portal', keepBlue: '15m') { }
            }
            """;

    private static final String TO_PRODUCTION = """
            release(service: 'portal', environment: 'production', version: '%s') {
                releaseGate name: 'Go', facts: ['healthy in staging', 'released in staging'], timeout: '1h'
                blueGreenDeploy(target: 'portal', keepBlue: '15m') { }
            }
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private String said;

    private Path rehearsal(String jenkinsfile) throws IOException {
        Path directory = folder.newFolder().toPath();
        Files.writeString(directory.resolve("Jenkinsfile"), jenkinsfile);
        Files.writeString(directory.resolve("scenario.yaml"), SCENARIO);
        return directory;
    }

    private String rehearse(Path directory, String... more) {
        List<String> arguments = new ArrayList<>(List.of("rehearse", directory.toString(), "--quiet", "--json", "-"));
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                ReleasePlan.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(arguments.toArray(String[]::new));
        said = err + " " + out;
        assertThat(code).as(said).isIn(0, 3);
        return out.toString();
    }

    @Test
    public void versionThatAnEarlierRehearsalReleasedToStagingIsLetIntoProduction() throws IOException {
        Path production = rehearsal(TO_PRODUCTION.formatted("v2"));
        String ledger = folder.getRoot().toPath().resolve("ledger").toString();

        assertThat(rehearse(production)).doesNotContain("GATE_OPENED");
        rehearse(rehearsal(TO_STAGING), "--ledger", ledger);
        assertThat(rehearse(production, "--ledger", ledger)).contains("GATE_OPENED", "v2 was released to staging");
        assertThat(rehearse(rehearsal(TO_PRODUCTION.formatted("v3")), "--ledger", ledger))
                .as("another version")
                .doesNotContain("GATE_OPENED");
    }

    @Test
    public void firstRehearsalInALedgerGivesTheSameAnswerAsWithoutOne() throws IOException {
        Path both = rehearsal(TO_STAGING + TO_PRODUCTION.formatted("v2"));
        String ledger = folder.getRoot().toPath().resolve("ledger").toString();
        String without = rehearse(both, "--seed", "7");

        assertThat(without).contains("GATE_OPENED");
        assertThat(rehearse(both, "--seed", "7", "--ledger", ledger)).isEqualTo(without);
    }
}
