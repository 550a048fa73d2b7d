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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A writing process is killed at random times, again and again. By default as often as a build has time for;
 * {@code -Drelease-plan.kills=200} for the whole, {@code -Drelease-plan.kills.seed} for other times.
 */
public class KilledWriterTest {

    private static final int KILLS = Integer.getInteger("release-plan.kills", 12);
    private static final long SEED = Long.getLong("release-plan.kills.seed", 20260302L);

    /** Some are killed before they have opened the ledger. */
    private static final int MOST_MILLIS_TO_OPEN = 800;

    private static final int ONE_IN_SO_MANY_WHILE_OPENING = 8;
    private static final int MOST_MILLIS_OF_WRITING = 2500;

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

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<String, Long> acknowledged = new HashMap<>();
    private long steps;
    private int whileOpening;

    @Test
    public void writerOfAFileThatIsKilledLosesNothingAcknowledgedAndItsReleasesComeToTheSameEnd() throws Exception {
        comesToTheSameEnd(folder.getRoot().toPath().resolve("killed").toString(), KILLS);
    }

    @Test
    public void writerOfAServerThatIsKilledLosesNothingAcknowledgedAndItsReleasesComeToTheSameEnd() throws Exception {
        LedgerLocation server = PostgresServer.database();
        comesToTheSameEnd(server.url() + "?user=" + server.user(), Math.max(4, KILLS / 3));
    }

    private void comesToTheSameEnd(String ledger, int kills) throws Exception {
        Path cloud = folder.getRoot().toPath().resolve("cloud");
        for (int kill = 0; kill < kills; kill++) {
            Process writer = start(ledger, cloud, Integer.MAX_VALUE);
            kill(writer);
            check(ledger);
        }
        assertThat(steps).as("steps that were acknowledged before the kills").isGreaterThan(10);
        int releases = releases(ledger);
        System.out.println(
                kills + " kills with seed " + SEED + ", " + whileOpening + " of them while the ledger was being"
                        + " opened: " + releases + " releases begun, " + steps + " steps acknowledged");
        Process last = start(ledger, cloud, releases);
        assertThat(read(last, new CountDownLatch(1))).endsWith("DONE");
        check(ledger);
        compareWithCalm(ledger, releases);
    }

    private Process start(String ledger, Path cloud, int releases) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LedgerWriter.class.getName(),
                        ledger,
                        cloud.toString(),
                        Integer.toString(releases))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Kills a writer at a random time while it opens its ledger, or from then on. */
    private void kill(Process writer) throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        CompletableFuture<List<String>> said = CompletableFuture.supplyAsync(() -> read(writer, open));
        boolean opening = random.nextInt(ONE_IN_SO_MANY_WHILE_OPENING) == 0;
        if (!opening) {
            open.await();
        }
        boolean ended = writer.waitFor(
                random.nextInt(opening ? MOST_MILLIS_TO_OPEN : MOST_MILLIS_OF_WRITING), TimeUnit.MILLISECONDS);
        assertThat(ended).as("the writer ended by itself").isFalse();
        // Not of the process itself, which would close what it still has to say.
        writer.toHandle().destroyForcibly();
        writer.waitFor();
        List<String> lines = said.join();
        whileOpening += lines.isEmpty() ? 1 : 0;
        assertThat(lines).as("the writer went on until it was killed").doesNotContain("DONE");
    }

    /** Reads what a writer says until it ends. */
    private List<String> read(Process writer, CountDownLatch open) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null) {
                lines.add(line);
                open.countDown();
                acknowledge(line.split(" "));
                line = out.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.countDown();
        }
        return lines;
    }

    /** What was torn off in the midst of a line was not said. */
    private void acknowledge(String[] words) {
        if (words.length == 4 && words[0].equals("ACK") && words[3].equals(".")) {
            acknowledged.merge(words[1], Long.parseLong(words[2]), Math::max);
            steps++;
        }
    }

    private void check(String location) {
        try (JdbcLedger ledger = JdbcLedger.open(LedgerLocation.parse(location))) {
            acknowledged.forEach((id, revision) -> assertThat(
                            ledger.summary(id).orElseThrow().revision())
                    .as(id)
                    .isGreaterThanOrEqualTo(revision));
            assertThat(ledger.verify().finding()).isEmpty();
        }
    }

    private static int releases(String location) {
        try (JdbcLedger ledger = JdbcLedger.openExisting(LedgerLocation.parse(location))) {
            int releases = 0;
            while (ledger.summary(LedgerWriter.id(releases)).isPresent()) {
                releases++;
            }
            return releases;
        }
    }

    private void compareWithCalm(String location, int releases) {
        Path folders = folder.getRoot().toPath();
        FileCloud cloud = new FileCloud(folders.resolve("calm-cloud"));
        try (JdbcLedger killed = JdbcLedger.openExisting(LedgerLocation.parse(location));
                JdbcLedger calm = JdbcLedger.open(LedgerLocation.file(folders.resolve("calm")))) {
            for (int i = 0; i < releases; i++) {
                TestHost.begin(calm, cloud, LedgerWriter.id(i), LedgerWriter.version(i))
                        .runToEnd();
                assertThat(end(killed, i)).as(LedgerWriter.id(i)).isEqualTo(end(calm, i));
            }
            assertThat(killed.underWay()).isEmpty();
        }
    }

    private static End end(Ledger ledger, int release) {
        return End.of(ledger.load(LedgerWriter.id(release)).orElseThrow().release());
    }
}
