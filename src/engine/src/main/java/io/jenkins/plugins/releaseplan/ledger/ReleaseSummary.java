package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.time.Instant;

/**
 * A release in a list.
 *
 * @param id its id
 * @param kind whether it brings a new version or returns to a known one
 * @param service the service
 * @param environment the environment's name
 * @param version the version that it brings
 * @param previousVersion the version that served before; empty if that is not known
 * @param origin where it comes from
 * @param startedBy who started it
 * @param startedAt when it began
 * @param endedAt when it ended; null while it has not
 * @param outcome how it ended
 * @param reason why it did not end well; empty if it did or has not ended
 * @param rolledBack whether traffic went back to the version before
 * @param rollbackAt when it did; null if it did not
 * @param rollbackReason why it did; empty if it did not
 * @param reviewStatus how its review stands, a word; empty while there is none
 * @param reviewScheduledAt when its review is due; null while there is none
 * @param revision how often it was saved
 * @param auditEvents how many audit events it has
 */
public record ReleaseSummary(
        String id,
        ReleasePlan.Kind kind,
        String service,
        String environment,
        String version,
        String previousVersion,
        Origin origin,
        String startedBy,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        String reason,
        boolean rolledBack,
        Instant rollbackAt,
        String rollbackReason,
        String reviewStatus,
        Instant reviewScheduledAt,
        long revision,
        long auditEvents) {}
