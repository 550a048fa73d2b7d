package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files that are not, or not now, a ledger: each a clear error, and nothing is lost. */
public class LedgerFileTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private static void refused(Path file, String... words) {
        assertThatThrownBy(() -> JdbcLedger.open(LedgerLocation.file(file)).close())
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(file.toString().replace(".mv.db", ""))
                .hasMessageContainingAll(words);
    }

    @Test
    public void fileOfSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Path text = Files.writeString(path("text.mv.db"), "dear diary");
        refused(text, "not the file of a ledger");
        assertThat(text).hasContent("dear diary");
        refused(Files.createFile(path("empty.mv.db")), "it is empty");
        Files.writeString(path("plain"), "x");
        refused(path("plain"), "whose name ends with .mv.db");
        Files.writeString(path("half.mv.db"), "H:2,block:9,blockSize:1000");
        refused(path("half.mv.db"), "damaged");
    }

    @Test
    public void directoryIsRefused() {
        refused(folder.getRoot().toPath(), "is a directory");
    }

    @Test
    public void pathWithASemicolonIsRefused() {
        assertThatThrownBy(() -> LedgerLocation.file(path("a;INIT=DROP ALL OBJECTS")))
                .hasMessageContaining("no semicolon");
    }

    @Test
    public void databaseOfAnotherProgramIsRefused() throws Exception {
        Path file = path("other");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "")) {
            Sql.change(connection, "CREATE TABLE t (i INTEGER)");
        }
        refused(path("other.mv.db"), "H2 database of something else");
    }

    @Test
    public void ledgerThatIsNotThereIsNotMadeByWhoOnlyReads() {
        assertThatThrownBy(() -> JdbcLedger.openExisting(LedgerLocation.file(path("none"))))
                .hasMessageContaining("no such ledger");
        assertThat(path("none.mv.db")).doesNotExist();
    }

    @Test
    public void directoryThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(path("file"), "x");
        refused(path("file").resolve("deeper").resolve("ledger"), "cannot be made");
    }

    @Test
    public void secondProcessOnTheSameFileIsToldSoAndTheFirstGoesOn() throws Exception {
        Path file = path("shared");
        FileCloud cloud = new FileCloud(path("cloud"));
        try (JdbcLedger first = JdbcLedger.open(LedgerLocation.file(file))) {
            Process second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            LedgerWriter.class.getName(),
                            file.toString(),
                            path("cloud2").toString(),
                            "1")
                    .redirectErrorStream(true)
                    .start();
            String said;
            try (BufferedReader out = second.inputReader(StandardCharsets.UTF_8)) {
                said = String.join("\n", out.lines().toList());
            }
            assertThat(second.waitFor()).isNotZero();
            assertThat(said).contains("another process has this ledger open").doesNotContain("OPEN");
            TestHost host = TestHost.begin(first, cloud, "pms", "v1");
            host.runToEnd();
            assertThat(first.load("pms")).contains(host.state());
        }
    }

    /** A small file system of memory; where none can be mounted the test is skipped. */
    private Path mounted(String options) throws Exception {
        Path mount = Files.createDirectory(path("mount"));
        Process process = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", mount.toString())
                .redirectErrorStream(true)
                .start();
        assumeTrue("no file system can be mounted here", process.waitFor() == 0);
        return mount;
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    public void fullDiskIsAnErrorAndWhatWasAcknowledgedIsThereAfterwards() throws Exception {
        Path mount = mounted("size=3m");
        try {
            Path file = mount.resolve("ledger");
            FileCloud cloud = new FileCloud(path("cloud"));
            Map<String, SavedRelease> acknowledged = new TreeMap<>();
            JdbcLedger ledger = JdbcLedger.open(LedgerLocation.file(file));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5000; i++) {
                            TestHost.begin(
                                            ledger,
                                            cloud,
                                            TestHost.plan("r" + i, "v1"),
                                            state -> acknowledged.put(
                                                    state.release().plan().id(), state))
                                    .runToEnd();
                        }
                    })
                    .isInstanceOf(LedgerUnreachableException.class)
                    .hasMessageContaining("cannot be");
            closed(ledger);
            assertThat(acknowledged).isNotEmpty();
            run("mount", "-o", "remount,size=64m", mount.toString());
            try (JdbcLedger after = JdbcLedger.openExisting(LedgerLocation.file(file))) {
                acknowledged.forEach((id, state) ->
                        assertThat(after.load(id).orElseThrow().revision()).isGreaterThanOrEqualTo(state.revision()));
                assertThat(after.verify().finding()).isEmpty();
            }
        } finally {
            run("umount", "-l", mount.toString());
        }
    }

    /** Closing may find that the disk is still full. */
    private static void closed(JdbcLedger ledger) {
        try {
            ledger.close();
        } catch (LedgerException e) {
            assertThat(e).hasMessageContaining("cannot be");
        }
    }

    @Test
    public void readOnlyDiskIsAnErrorAndChangesNothing() throws Exception {
        Path mount = mounted("size=16m");
        try {
            Path file = mount.resolve("ledger");
            JdbcLedger.open(LedgerLocation.file(file)).close();
            byte[] before = Files.readAllBytes(mount.resolve("ledger.mv.db"));
            run("mount", "-o", "remount,ro", mount.toString());
            refused(mount.resolve("ledger.mv.db"), "check its permissions and its file system");
            refused(mount.resolve("another"), "directory may not be written");
            assertThat(Files.readAllBytes(mount.resolve("ledger.mv.db"))).isEqualTo(before);
        } finally {
            run("umount", "-l", mount.toString());
        }
    }
}
