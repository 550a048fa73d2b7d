package io.jenkins.plugins.releaseplan.ledger;

import java.util.Objects;

/**
 * An entry in its place in the chain. Never changed, and removed by a sealed retention alone.
 *
 * @param sequence its place, from 1 without gaps
 * @param entry what happened
 * @param previousHash the hash of the event before it, 64 lower-case hexadecimal digits
 * @param hash its own hash as {@link AuditChain} makes it, 64 lower-case hexadecimal digits
 */
public record AuditEvent(long sequence, AuditEntry entry, String previousHash, String hash) {

    public AuditEvent {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(hash, "hash");
    }
}
