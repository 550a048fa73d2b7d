package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.FaultImpact;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.ServedTraffic;
import io.jenkins.plugins.releaseplan.rehearsal.report.ReleaseRecord;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a running Jenkins knows of a release besides its state: its audit events and the environment's metrics. */
final class LiveRecord implements ReleaseRecord {

    private final Release release;
    private final List<AuditEvent> events;
    private final Instant now;

    LiveRecord(Release release, List<AuditEvent> events, Instant now) {
        this.release = release;
        this.events = events;
        this.now = now;
    }

    @Override
    public String html(String text) {
        return SafeText.markup(text);
    }

    @Override
    public Instant seenUntil() {
        return now;
    }

    @Override
    public List<Weight> shifts(Rollout rollout) {
        return events.stream()
                .map(AuditEvent::entry)
                .filter(entry -> entry.kind().equals(Notice.Kind.TRAFFIC_SHIFTED.name()))
                .map(entry -> new Shift(entry.at(), AuditFacts.of(entry.facts())))
                .filter(shift ->
                        rollout.plan().id().equals(shift.facts().path("rollout").asText()))
                .map(shift -> new Weight(shift.at(), shift.facts().path("green").asInt()))
                .toList();
    }

    private record Shift(Instant at, JsonNode facts) {}

    @Override
    public List<ServedTraffic> served(Rollout rollout, Instant from, Instant to) {
        // A cloud tells rates and latencies, not who served how many requests.
        return List.of();
    }

    @Override
    public Optional<FaultImpact> fault(Rollout rollout) {
        return Optional.empty();
    }

    @Override
    public Curves curves(Rollout rollout, String metric, Instant from, Instant to, int mostPoints) {
        return MetricHistory.get()
                .curves(release.plan().id(), release.plan().environment(), rollout, metric, from, to)
                .means(to, mostPoints);
    }
}
