package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.rehearsal.report.AnswerJson;
import io.jenkins.plugins.releaseplan.rehearsal.report.ReleaseJson;
import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * One release as the page draws it: the document of docs/rehearsal-json.md with this release alone in it, and besides it
 * {@code revision}, {@code now} and {@code me}, which docs/rest-api.md describes.
 */
final class ReleaseView {

    /** The most events that a page is given; the audit trail has all. */
    private static final int MOST_EVENTS = 2000;

    private final ReleaseHost host;
    private final ReleaseSummary summary;
    private final Instant now;

    ReleaseView(ReleaseHost host, ReleaseSummary summary) {
        this.host = host;
        this.summary = summary;
        this.now = host.now();
    }

    /** Names what the document holds: it changes with the release, each minute with its metrics, and with what the reader may do. */
    String tag(MyPart me) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return Integer.toHexString(Objects.hash(summary.id(), summary.revision(), minute, me.node(), zone()));
    }

    /** @throws java.util.NoSuchElementException if the release is gone meanwhile */
    Release release() {
        return host.release(summary.id()).orElseThrow();
    }

    ObjectNode node(Release release, MyPart me) {
        List<AuditEvent> events = host.ledger().audit(summary.id());
        ObjectNode node = AuditFacts.MAPPER.createObjectNode();
        node.put("schema", AnswerJson.SCHEMA);
        node.put("revision", summary.revision());
        node.put("now", now.toString());
        node.put("zone", zone().getId());
        node.put("startedAt", release.startedAt().toString());
        node.put("endedAt", Objects.toString(release.endedAt(), null));
        node.put("outcome", release.outcome().name());
        node.put("reason", release.reason().isEmpty() ? null : release.reason());
        node.set("origin", origin());
        node.putArray("releases").add(new ReleaseJson(new LiveRecord(release, events, now), release).node());
        node.set("events", events(events));
        node.put("eventsLeftOut", Math.max(0, events.size() - MOST_EVENTS));
        node.set("me", me.node());
        return node;
    }

    private ObjectNode origin() {
        ObjectNode node = AuditFacts.MAPPER.createObjectNode();
        node.put("build", summary.origin().build());
        node.put("elsewhere", host.isElsewhere(summary.origin()));
        node.put("gitCommit", summary.origin().gitCommit());
        node.put("gitBranch", summary.origin().gitBranch());
        return node;
    }

    private ArrayNode events(List<AuditEvent> events) {
        ArrayNode nodes = AuditFacts.MAPPER.createArrayNode();
        int first = Math.max(0, events.size() - MOST_EVENTS);
        events.subList(first, events.size()).forEach(event -> nodes.add(event(event)));
        return nodes;
    }

    static ObjectNode event(AuditEvent event) {
        ObjectNode node = AuditFacts.MAPPER.createObjectNode();
        node.put("at", event.entry().at().toString());
        node.put("release", event.entry().release());
        node.put("kind", event.entry().kind());
        node.put("importance", event.entry().importance());
        node.put("text", event.entry().text());
        node.set("facts", AuditFacts.of(event.entry().facts()));
        node.put("sequence", event.sequence());
        return node;
    }

    /** The zone of a reader who chose none; the page knows who did. */
    static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
