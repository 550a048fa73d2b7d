package io.jenkins.plugins.releaseplan.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The calls that a simulated environment has got, a JSON line each, behind a line that says when it was first used. A line is on
 * the disk before {@link #append} returns. A last line that a crash cut off was never acted upon and is dropped.
 */
final class CallLog implements Closeable {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final FileChannel channel;
    private final Instant firstUsed;
    private final List<Line> earlier;

    /** The first line: when the environment was first used. */
    private record Head(String firstUsed) {}

    /** A line as it is written. */
    private record Written(String at, String call, List<String> arguments) {}

    /**
     * A call.
     *
     * @param at when it was made, by the host's time
     * @param call what was called
     * @param arguments with what
     */
    record Line(Instant at, SimulatedCall call, List<String> arguments) {}

    private CallLog(Path file, FileChannel channel, Instant firstUsed, List<Line> earlier) {
        this.file = file;
        this.channel = channel;
        this.firstUsed = firstUsed;
        this.earlier = earlier;
    }

    /**
     * Opens the log, and begins it if there is none.
     *
     * @throws IllegalStateException if it cannot be read or written; the message says what to do
     */
    static CallLog open(Path file, Instant now) {
        try {
            Files.createDirectories(
                    Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory"));
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int whole = wholeLines(content);
            List<String> lines = new String(content, 0, whole, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            Instant firstUsed = lines.isEmpty() ? now : head(file, lines.get(0));
            List<Line> earlier = new ArrayList<>();
            for (int i = 1; i < lines.size(); i++) {
                read(file, i + 1, lines.get(i)).ifPresent(earlier::add);
            }
            CallLog log = new CallLog(file, writable(file, whole), firstUsed, List.copyOf(earlier));
            if (lines.isEmpty()) {
                log.write(JSON.writeValueAsBytes(new Head(firstUsed.toString())));
            }
            return log;
        } catch (IOException e) {
            throw new IllegalStateException(file + ": the simulated cloud cannot keep its calls: " + e.getMessage(), e);
        }
    }

    private static int wholeLines(byte[] content) {
        int length = content.length;
        while (length > 0 && content[length - 1] != '\n') {
            length--;
        }
        return length;
    }

    private static FileChannel writable(Path file, int length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(length);
        return channel;
    }

    private static Instant head(Path file, String line) {
        try {
            return Instant.parse(JSON.readValue(line, Head.class).firstUsed());
        } catch (JsonProcessingException | RuntimeException e) {
            throw unreadable(file, 1, e);
        }
    }

    /** Empty for a call of a later version, which this one does not know. */
    private static Optional<Line> read(Path file, int number, String line) {
        try {
            Written written = JSON.readValue(line, Written.class);
            Instant at = Instant.parse(written.at());
            return SimulatedCall.named(written.call())
                    .map(call -> new Line(at, call, List.copyOf(written.arguments())));
        } catch (JsonProcessingException | RuntimeException e) {
            throw unreadable(file, number, e);
        }
    }

    private static IllegalStateException unreadable(Path file, int number, Exception e) {
        return new IllegalStateException(
                file + ":" + number
                        + ": is no call of a simulated cloud; move the file away to begin the simulation anew",
                e);
    }

    /** When the environment was first used. */
    Instant firstUsed() {
        return firstUsed;
    }

    /** The calls of earlier runs, oldest first. */
    List<Line> earlier() {
        return earlier;
    }

    /** Adds a call; it is durable when this returns, and not in the log if this throws. */
    void append(Line line) throws IOException {
        write(JSON.writeValueAsBytes(
                new Written(line.at().toString(), line.call().word(), line.arguments())));
    }

    private void write(byte[] line) throws IOException {
        long before = channel.position();
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n');
        bytes.flip();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(before);
            channel.position(before);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
