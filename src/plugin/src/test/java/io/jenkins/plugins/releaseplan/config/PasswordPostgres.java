package io.jenkins.plugins.releaseplan.config;

import static org.junit.Assert.fail;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * A real PostgreSQL that asks for a password, from the programs that this machine has. Where there is none, tests that need it are
 * skipped, or fail with {@code -Drelease-plan.postgres=required}.
 */
final class PasswordPostgres extends ExternalResource {

    static final String USER = "ledger";
    static final String PASSWORD = "s3cret of the ledger";

    private final TemporaryFolder folder = new TemporaryFolder();
    private Path programs;
    private Path home;
    private int port;

    @Override
    protected void before() throws Throwable {
        Optional<Path> found = programs();
        if (found.isEmpty() && "required".equals(System.getProperty("release-plan.postgres"))) {
            fail("there is no initdb on the PATH nor below /usr/lib/postgresql; install PostgreSQL");
        }
        assumeTrue("there is no PostgreSQL here", found.isPresent());
        programs = found.get();
        folder.create();
        home = folder.getRoot().toPath().toRealPath();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path password = Files.writeString(home.resolve("password"), PASSWORD);
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        run("initdb", "-D", data(), "-U", USER, "-A", "scram-sha-256", "--pwfile=" + password, "-N", "-E", "UTF8");
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        run(
                "pg_ctl",
                "-D",
                data(),
                "-l",
                home.resolve("postgres.log").toString(),
                "-w",
                "-t",
                "120",
                "-o",
                "-p " + port + " -h 127.0.0.1 -k " + home,
                "start");
    }

    @Override
    protected void after() {
        try {
            if (port != 0) {
                run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            folder.delete();
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private static Optional<Path> programs() throws IOException {
        List<Path> candidates =
                new ArrayList<>(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(candidates::add);
            }
        }
        return candidates.stream()
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_ctl")))
                .findFirst();
    }

    /** PostgreSQL does not run as root; somebody else then has to. */
    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path log = home.resolve(program + ".log");
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(program + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
