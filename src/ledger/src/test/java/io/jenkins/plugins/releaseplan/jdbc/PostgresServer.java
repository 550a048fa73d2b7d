package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real PostgreSQL, started once for all tests of a JVM from the programs that this machine has. Where there is none, tests
 * that need one are skipped, or fail with {@code -Drelease-plan.postgres=required}.
 */
final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static PostgresServer only;
    private static String missing;

    private final Path programs;
    private final Path data;
    private final int port;
    private Process process;

    private PostgresServer(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** An empty database of its own. */
    static LedgerLocation database() {
        PostgresServer server = running();
        String name = "ledger" + DATABASES.incrementAndGet();
        server.execute("CREATE DATABASE " + name);
        return LedgerLocation.postgres(server.url(name), "ledger", "");
    }

    /** All of a database as SQL that needs no program of PostgreSQL's to be read. */
    static String dump(LedgerLocation location) throws IOException {
        PostgresServer server = running();
        String name = location.url().substring(location.url().lastIndexOf('/') + 1);
        Path file = Files.createTempFile("dump", ".sql");
        Process process = new ProcessBuilder(
                        server.programs
                                .resolve("postgres")
                                .toRealPath()
                                .resolveSibling("pg_dump")
                                .toString(),
                        "--inserts",
                        "--no-owner",
                        "--no-privileges",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(server.port),
                        "-U",
                        "ledger",
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(file.toFile())
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("pg_dump failed");
        }
        // Without comments and commands of psql's own.
        String text = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("\\"))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.delete(file);
        return text;
    }

    static synchronized PostgresServer running() {
        if (only == null && missing == null) {
            try {
                only = start();
            } catch (IOException | RuntimeException e) {
                missing = "no PostgreSQL can be started here: " + e.getMessage();
            }
        }
        if (only == null && "required".equals(System.getProperty("release-plan.postgres"))) {
            fail(missing);
        }
        assumeTrue(missing, only != null);
        return only;
    }

    private static PostgresServer start() throws IOException {
        Path programs = programs()
                .orElseThrow(() -> new IOException(
                        "there is no initdb on the PATH nor below" + " /usr/lib/postgresql; install PostgreSQL"));
        Path home = Files.createTempDirectory(directory(), "release-plan-postgres");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        PostgresServer server = new PostgresServer(programs, home.resolve("data"), freePort());
        server.run("initdb", "-D", server.data.toString(), "-U", "ledger", "-A", "trust", "-N", "-E", "UTF8");
        server.launch();
        Runtime.getRuntime().addShutdownHook(new Thread(server::discard));
        return server;
    }

    /**
     * Where the server's files are: in memory where the system has room there, since what the tests look at is a crash of the
     * server, not of the machine; on the disk for a benchmark.
     */
    private static Path directory() {
        Path memory = Path.of("/dev/shm");
        boolean wanted = !Boolean.getBoolean("release-plan.postgres.disk");
        return wanted && Files.isWritable(memory) && memory.toFile().getUsableSpace() > ROOM
                ? memory
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static final long ROOM = 2L << 30;

    private static Optional<Path> programs() throws IOException {
        Stream<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        List<Path> candidates = new ArrayList<>(onPath.toList());
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(candidates::add);
            }
        }
        return candidates.stream()
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres")))
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** PostgreSQL does not run as root; somebody else then has to. */
    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(String program, String... arguments) throws IOException {
        Path log = data.resolveSibling(program + ".log");
        Process started = new ProcessBuilder(command(program, arguments))
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!started.waitFor(60, TimeUnit.SECONDS) || started.exitValue() != 0) {
                started.destroyForcibly();
                throw new IOException(program + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** How often is asked whether it is up, 50 ms apart: five minutes, since a busy machine recovers slowly. */
    private static final int PATIENCE = 6_000;

    /** Starts the server, for the first time or again. */
    void launch() throws IOException {
        process = new ProcessBuilder(command(
                        "postgres",
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-k",
                        data.getParent().toString(),
                        "-h",
                        "127.0.0.1",
                        // After a crash it flushes its files before it starts; one by one that takes minutes on a busy
                        // disk.
                        "-c",
                        "recovery_init_sync_method=syncfs"))
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("postgres.log").toFile())
                .start();
        for (int attempt = 0; !answers(); attempt++) {
            if (attempt > PATIENCE || !process.isAlive()) {
                throw new IOException("it does not start: " + Files.readString(data.resolveSibling("postgres.log")));
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "ledger", "")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Takes the server away at once, as a crash does. */
    void crash() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        // Another one does not start before the last of them has let go of the shared memory.
        process.onExit().join();
        all.forEach(one -> one.onExit().join());
    }

    private void discard() {
        crash();
        try (Stream<Path> files = Files.walk(data.getParent())) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "ledger", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
