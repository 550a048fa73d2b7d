package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Really runs commands, for rehearsals that ask for it: {@code sh -xe} as Jenkins does, in the workspace. A command takes no
 * virtual time, whatever it takes in truth, so that a rehearsal stays the same on slow and fast machines.
 */
public final class ShellRunner {
    /** The exit code of a command that was ended because it took too long. */
    public static final int TIMED_OUT = 124;

    private static final int CANNOT_RUN = 127;
    private static final int LONGEST_OUTPUT = 16 << 20;

    private final Path workspace;
    private final Duration limit;
    private final Consumer<String> errors;

    /**
     * @param workspace the directory that commands run in; not null
     * @param limit how long a command may take on the machine's clock
     * @param errors gets what a command wrote to its standard error, which has the trace of {@code -x}
     */
    public ShellRunner(Path workspace, Duration limit, Consumer<String> errors) {
        this.workspace = workspace;
        this.limit = limit;
        this.errors = errors;
    }

    /** Runs a command to its end. What cannot be started gives exit code 127, what takes too long {@link #TIMED_OUT}. */
    public ShellOutcome run(ShellCall call) {
        Path script = null;
        try {
            script = Files.createTempFile("rehearsal", "." + (call.step().startsWith("p") ? "ps1" : call.step()));
            Files.writeString(script, call.script());
            return run(call, script);
        } catch (IOException unable) {
            errors.accept("cannot run " + call.step() + ": " + unable.getMessage());
            return ShellOutcome.of("", CANNOT_RUN, Duration.ZERO);
        } finally {
            delete(script);
        }
    }

    private ShellOutcome run(ShellCall call, Path script) throws IOException {
        Path directory = workspace.resolve(call.directory());
        Files.createDirectories(directory);
        ProcessBuilder builder = new ProcessBuilder(command(call, script)).directory(directory.toFile());
        environment(builder.environment(), call.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> trace = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        boolean inTime = waitFor(process);
        if (!inTime) {
            killTree(process);
        }
        trace.join().lines().forEach(errors);
        String written = output.join();
        if (!inTime) {
            errors.accept("ended after " + limit.toSeconds() + " s, the limit for one command");
        }
        return ShellOutcome.of(written, inTime ? process.exitValue() : TIMED_OUT, Duration.ZERO);
    }

    private static List<String> command(ShellCall call, Path script) throws IOException {
        return switch (call.step()) {
            case "sh" -> shell(call.script(), script);
            case "pwsh" -> List.of("pwsh", "-NonInteractive", "-File", script.toString());
            case "powershell" -> List.of("powershell", "-NonInteractive", "-File", script.toString());
            default -> List.of("cmd", "/c", script.toString());
        };
    }

    /** A script that names its interpreter is run by that one, without {@code -xe}. */
    private static List<String> shell(String text, Path script) throws IOException {
        if (!text.startsWith("#!")) {
            return List.of("sh", "-xe", script.toString());
        }
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("the script cannot be made executable");
        }
        return List.of(script.toString());
    }

    /** The made-up home, workspace and path of a build give way to the machine's. */
    private void environment(Map<String, String> machine, Map<String, String> build) {
        String home = machine.get("HOME");
        String path = machine.get("PATH");
        machine.putAll(build);
        machine.put("WORKSPACE", workspace.toAbsolutePath().toString());
        if (home != null) {
            machine.put("HOME", home);
        }
        if (path != null) {
            machine.merge("PATH", path, (ofBuild, ofMachine) -> ofBuild + java.io.File.pathSeparator + ofMachine);
        }
    }

    private boolean waitFor(Process process) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void killTree(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private static String text(InputStream stream) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                kept.write(buffer, 0, Math.min(read, LONGEST_OUTPUT - kept.size()));
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    private void delete(Path script) {
        try {
            if (script != null) {
                Files.deleteIfExists(script);
            }
        } catch (IOException left) {
            errors.accept("cannot delete " + script + ": " + left.getMessage());
        }
    }
}
