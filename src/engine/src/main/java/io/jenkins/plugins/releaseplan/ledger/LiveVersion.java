package io.jenkins.plugins.releaseplan.ledger;

import java.time.Instant;

/**
 * What serves somewhere, as far as releases brought it there.
 *
 * @param environment the environment's name
 * @param service the service
 * @param target the target; empty for a release that brought its version without a rollout
 * @param version the version that has all traffic
 * @param since since when
 * @param release the release by which it is so
 */
public record LiveVersion(
        String environment, String service, String target, String version, Instant since, String release) {}
