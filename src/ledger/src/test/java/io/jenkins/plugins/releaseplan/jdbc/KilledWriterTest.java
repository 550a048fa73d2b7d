package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A writing process is killed at random places, again and again. By default as often as a build has time for;
 * {@code -Drelease-plan.kills=200} for the whole.
 */
public class KilledWriterTest {

    private static final int KILLS = Integer.getInteger("release-plan.kills", 12);
    private static final int MOST_STEPS_BEFORE_DEATH = 40;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** What a release came to, without the times at which it did. */
    private record End(Outcome outcome, List<Phase> phases, List<Gate.State> gates, int signOffs, List<String> marked) {

        static End of(Release release) {
            return new End(
                    release.outcome(),
                    release.rollouts().values().stream()
                            .map(rollout -> rollout.phase())
                            .toList(),
                    release.gates().values().stream().map(Gate::state).toList(),
                    release.gates().values().stream()
                            .mapToInt(gate -> gate.signOffs().size())
                            .sum(),
                    release.progress().marks().stream().map(Mark::itemId).toList());
        }
    }

    @Test
    public void killedWriterLosesNothingThatWasAcknowledgedAndItsReleasesComeToTheSameEnd() throws Exception {
        Path file = folder.getRoot().toPath().resolve("killed");
        Path cloud = folder.getRoot().toPath().resolve("cloud");
        int releases = 2 + KILLS / 2;
        SplittableRandom random = new SplittableRandom(20260302);
        Map<String, Long> acknowledged = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            run(file, cloud, releases, random.nextInt(1, MOST_STEPS_BEFORE_DEATH), acknowledged);
            check(file, acknowledged);
        }
        assertThat(acknowledged).as("what was written before the kills").hasSizeGreaterThan(1);
        run(file, cloud, releases, Integer.MAX_VALUE, acknowledged);

        try (JdbcLedger killed = JdbcLedger.openExisting(LedgerLocation.file(file));
                JdbcLedger calm = JdbcLedger.open(
                        LedgerLocation.file(folder.getRoot().toPath().resolve("calm")))) {
            FileCloud calmCloud = new FileCloud(folder.getRoot().toPath().resolve("calm-cloud"));
            for (int i = 0; i < Math.min(releases, 6); i++) {
                TestHost.begin(calm, calmCloud, LedgerWriter.id(i), LedgerWriter.version(i))
                        .runToEnd();
                assertThat(end(killed, i)).isEqualTo(end(calm, i));
            }
            assertThat(killed.underWay()).isEmpty();
            assertThat(killed.verify().finding()).isEmpty();
        }
    }

    private static End end(Ledger ledger, int release) {
        return End.of(ledger.load(LedgerWriter.id(release)).orElseThrow().release());
    }

    /** Runs a writer until it acknowledged so many steps, and kills it in the midst of the next. */
    private static void run(Path file, Path cloud, int releases, int steps, Map<String, Long> acknowledged)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LedgerWriter.class.getName(),
                        file.toString(),
                        cloud.toString(),
                        Integer.toString(releases))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null) {
                lines.add(line);
                if (lines.size() == steps) {
                    // Not of the process itself, which would close what it still has to say.
                    writer.toHandle().destroyForcibly();
                }
                line = out.readLine();
            }
        }
        writer.waitFor();
        assertThat(lines).as("the writer opened its ledger").isNotEmpty();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length == 3 && words[0].equals("ACK")) {
                acknowledged.merge(words[1], Long.parseLong(words[2]), Math::max);
            }
        }
    }

    private static void check(Path file, Map<String, Long> acknowledged) {
        try (JdbcLedger ledger = JdbcLedger.openExisting(LedgerLocation.file(file))) {
            acknowledged.forEach((id, revision) ->
                    assertThat(ledger.load(id).orElseThrow().revision()).as(id).isGreaterThanOrEqualTo(revision));
            assertThat(ledger.verify().finding()).isEmpty();
        }
    }
}
