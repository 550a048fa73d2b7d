package io.jenkins.plugins.releaseplan.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes the hashes that chain audit events.
 *
 * <p>The hash of an event is SHA-256 over these bytes, one after the other, numbers big-endian:
 *
 * <ol>
 *   <li>the byte 1, the version of this form
 *   <li>the sequence number, 8 bytes
 *   <li>the hash of the event before it, 32 bytes; 32 zero bytes for the first event
 *   <li>the time: seconds since 1970-01-01T00:00:00Z, 8 bytes, and nanoseconds of the second, 4 bytes
 *   <li>release, kind, importance, text, facts: for each its length in bytes, 4 bytes, and its UTF-8
 * </ol>
 *
 * <p>A ledger has one chain, not one for each release: the absence of a whole release shows in it, and so does the order of
 * what happened to different releases. Not thread-safe; one chain serves one writer or one verification.
 */
public final class AuditChain {

    /** The hash before the first event. */
    public static final String BEGINNING = "0".repeat(64);

    private static final byte FORM = 1;
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256;
    private ByteBuffer buffer = ByteBuffer.allocate(4096);

    public AuditChain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one has not", e);
        }
    }

    /** The event that an entry becomes at this place. */
    public AuditEvent event(long sequence, String previousHash, AuditEntry entry) {
        return new AuditEvent(sequence, entry, previousHash, hash(sequence, previousHash, entry));
    }

    /**
     * The hash of the event at this place.
     *
     * @param sequence from 1
     * @param previousHash 64 hexadecimal digits
     * @throws IllegalArgumentException if the hash before it is no hash
     */
    public String hash(long sequence, String previousHash, AuditEntry entry) {
        byte[] previous = HEX.parseHex(previousHash);
        if (previous.length != 32) {
            throw new IllegalArgumentException(
                    "a SHA-256 hash has 64 hexadecimal digits, not " + previousHash.length());
        }
        buffer.clear();
        room(64);
        buffer.put(FORM).putLong(sequence).put(previous);
        buffer.putLong(entry.at().getEpochSecond()).putInt(entry.at().getNano());
        field(entry.release());
        field(entry.kind());
        field(entry.importance());
        field(entry.text());
        field(entry.facts());
        buffer.flip();
        sha256.update(buffer);
        return HEX.formatHex(sha256.digest());
    }

    private void field(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length + Integer.BYTES);
        buffer.putInt(bytes.length).put(bytes);
    }

    private void room(int more) {
        if (buffer.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate((buffer.position() + more) * 2);
            buffer.flip();
            buffer = larger.put(buffer);
        }
    }

    /** SHA-256 of a text's UTF-8, 64 lower-case hexadecimal digits. */
    public static String digest(String text) {
        return HEX.formatHex(new AuditChain().sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
