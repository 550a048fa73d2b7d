package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Steps that could not be saved in the ledger, in a local file, each synced to the disk before it counts.
 *
 * <p>The file begins with the eight bytes {@code RPJRNL01}. Each step follows as the length of its JSON (4 bytes, big-endian),
 * the CRC-32 of its JSON (4 bytes), and its JSON in UTF-8. What a crash tore off at the end is no step: it never counted.
 */
final class Journal implements AutoCloseable {

    private static final byte[] BEGINNING = "RPJRNL01".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST = 256 * 1024 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final List<ReleaseChange> steps = new ArrayList<>();

    private Journal(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens a journal; makes it if it is not there.
     *
     * @throws LedgerException if the file is no journal, is in use, or cannot be read and written
     */
    @SuppressWarnings("resource")
    static Journal open(Path file) {
        FileChannel channel = null;
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, channel, locked(file, channel));
            journal.recover();
            return journal;
        } catch (IOException e) {
            close(channel, e);
            throw new LedgerException(file + ": the journal cannot be opened: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(channel, e);
            throw e;
        }
    }

    private static void close(FileChannel channel, Exception failure) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static FileLock locked(Path file, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new LedgerException(file + ": this process has the journal open already", e);
        }
        if (lock == null) {
            throw new LedgerException(file + ": another process has the journal open; give each its own");
        }
        return lock;
    }

    private void recover() throws IOException {
        long size = channel.size();
        if (size < BEGINNING.length) {
            begin();
            return;
        }
        ByteBuffer beginning = ByteBuffer.allocate(BEGINNING.length);
        read(beginning, 0);
        if (!java.util.Arrays.equals(beginning.array(), BEGINNING)) {
            throw new LedgerException(file + ": is not a journal of a ledger; name another file");
        }
        long at = BEGINNING.length;
        long next = step(at, size);
        while (next > at) {
            at = next;
            next = step(at, size);
        }
        channel.truncate(at);
        channel.force(true);
        channel.position(at);
    }

    private void begin() throws IOException {
        channel.truncate(0);
        channel.position(0);
        write(ByteBuffer.wrap(BEGINNING));
        channel.force(true);
    }

    /** Reads the step there, and says where the next begins: at the same place if there is no whole step. */
    private long step(long at, long size) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(8);
        if (size - at < head.capacity()) {
            return at;
        }
        read(head, at);
        int length = head.getInt(0);
        if (length <= 0 || length > LARGEST || size - at - head.capacity() < length) {
            return at;
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        read(body, at + head.capacity());
        if (crc(body.array()) != head.getInt(4)) {
            return at;
        }
        steps.add(StateJson.read(new String(body.array(), StandardCharsets.UTF_8), ReleaseChange.class));
        return at + head.capacity() + length;
    }

    private void read(ByteBuffer into, long at) throws IOException {
        long position = at;
        while (into.hasRemaining()) {
            int count = channel.read(into, position);
            if (count < 0) {
                throw new IOException("it ends at " + position);
            }
            position += count;
        }
    }

    private void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** Adds a step; it is on the disk when this returns. */
    void append(ReleaseChange change) {
        byte[] json = StateJson.write(change).getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(8 + json.length);
        frame.putInt(json.length).putInt(crc(json)).put(json).flip();
        try {
            long before = channel.position();
            try {
                write(frame);
                channel.force(false);
            } catch (IOException e) {
                // Half a step would hide those after it.
                channel.truncate(before);
                channel.position(before);
                throw e;
            }
        } catch (IOException e) {
            throw new LedgerException(file + ": the journal cannot be written: " + e.getMessage(), e);
        }
        steps.add(change);
    }

    /** The steps, the oldest first. */
    List<ReleaseChange> steps() {
        return List.copyOf(steps);
    }

    /** All steps are in the ledger. */
    void clear() {
        try {
            channel.truncate(BEGINNING.length);
            channel.position(BEGINNING.length);
            channel.force(true);
        } catch (IOException e) {
            throw new LedgerException(file + ": the journal cannot be emptied: " + e.getMessage(), e);
        }
        steps.clear();
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new LedgerException(file + ": the journal cannot be closed: " + e.getMessage(), e);
        }
    }
}
