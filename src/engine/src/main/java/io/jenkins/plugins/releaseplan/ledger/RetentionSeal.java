package io.jenkins.plugins.releaseplan.ledger;

import java.time.Instant;

/**
 * What a retention removed.
 *
 * @param id counts the seals of a ledger, from 1
 * @param sealedAt when
 * @param releases how many releases went
 * @param events how many audit events went
 * @param summary the releases that went, as JSON
 * @param hash SHA-256 over the summary and the places of the removed events; stands in the chain of audit events, too
 */
public record RetentionSeal(long id, Instant sealedAt, int releases, long events, String summary, String hash) {}
