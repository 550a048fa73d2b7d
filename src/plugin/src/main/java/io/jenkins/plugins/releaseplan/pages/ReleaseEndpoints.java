package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Api;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.Dossier;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import io.jenkins.plugins.releaseplan.view.ViewFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * A page of one or more releases, and behind it what the page's script and other programs call. The parameter {@code id} names
 * the release; without it the page's newest is meant. docs/rest-api.md describes each.
 */
public abstract class ReleaseEndpoints {

    private static final int AUDIT_PAGE = 200;

    /** The ids of the page's releases, the newest first. */
    public abstract List<String> getIds();

    /** The page's title. */
    public abstract String getTitle();

    /**
     * The rows of the page's releases that the reader may see, the newest first.
     *
     * @throws DeedRefused if the ledger cannot be read
     */
    List<ReleaseSummary> summaries() throws DeedRefused {
        List<ReleaseSummary> found = new ArrayList<>();
        for (String id : getIds()) {
            // A build notes an id before the ledger has the release.
            desk().look(id).ifPresent(found::add);
        }
        return found;
    }

    private static ReleaseDesk desk() {
        return new ReleaseDesk(Jenkins.getAuthentication2());
    }

    private static Deeds deeds() {
        return Deeds.of(Jenkins.getAuthentication2());
    }

    /** The release that a request is about: one of this page's. */
    private String release(String id) throws DeedRefused {
        List<String> ids = getIds();
        String wanted = UserText.optionalName("id", id);
        if (wanted.isEmpty() && !ids.isEmpty()) {
            return ids.get(0);
        }
        if (!ids.contains(wanted)) {
            throw new DeedRefused(
                    DeedRefused.Why.NOT_FOUND, "there is no release '" + UserText.shown(wanted) + "' here");
        }
        return wanted;
    }

    /** For {@code api/json} and {@code api/xml}. */
    public Api getApi() {
        return api(this);
    }

    /** The remote API of a page; answers 503 when the ledger cannot be read, which an answer that has begun could not. */
    static Api api(Object page) {
        try {
            ReleaseDesk.reachLedger();
            return new Api(page);
        } catch (DeedRefused e) {
            throw new RefusedAnswer(e);
        }
    }

    /** The adjuncts that draw the page, each after those that it needs. */
    public List<String> getScripts() {
        return Stream.concat(ViewFiles.scripts().stream(), ViewFiles.liveScripts().stream())
                .filter(name -> !ViewFiles.reportScripts().contains(name))
                .filter(name -> !name.equals("rp-releases.js"))
                .map(ReleaseEndpoints::adjunct)
                .toList();
    }

    /** The name by which Jenkins serves a script of the view, with a long time to keep it. */
    static String adjunct(String script) {
        return ViewFiles.class.getPackageName() + "." + script.substring(0, script.length() - ".js".length());
    }

    /** What the page draws. */
    public HttpResponse doData(StaplerRequest2 request, @QueryParameter String id) {
        return JsonAnswer.asked(() -> {
            ReleaseSummary summary = desk().find(release(id));
            ReleaseHost host = ReleaseService.get().host();
            ReleaseView view = new ReleaseView(host, summary);
            Release release = desk().state(summary.id());
            MyPart me = new MyPart(release, ReleaseHome.of(summary), Jenkins.getAuthentication2());
            String tag = view.tag(me);
            return new JsonAnswer(200, tag, JsonAnswer.knows(request, tag) ? null : view.node(release, me));
        });
    }

    /**
     * A page of the audit trail.
     *
     * @param after the sequence number of the last event of the page before; empty for the first page
     */
    public HttpResponse doAudit(@QueryParameter String id, @QueryParameter String after) {
        return JsonAnswer.asked(() -> {
            ReleaseSummary summary = desk().find(release(id));
            long last = number("after", after);
            List<AuditEvent> rest = ReleaseService.get().host().ledger().audit(summary.id()).stream()
                    .filter(event -> event.sequence() > last)
                    .toList();
            ObjectNode node = AuditFacts.MAPPER.createObjectNode();
            ArrayNode events = node.putArray("events");
            rest.stream()
                    .limit(AUDIT_PAGE)
                    .forEach(event -> events.add(ReleaseView.event(event)
                            .put("previousHash", event.previousHash())
                            .put("hash", event.hash())));
            node.put("more", rest.size() > AUDIT_PAGE);
            return JsonAnswer.of(node);
        });
    }

    private static long number(String what, String text) throws DeedRefused {
        String given = UserText.optionalName(what, text);
        try {
            return given.isEmpty() ? 0 : Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new DeedRefused(DeedRefused.Why.BAD_INPUT, what + " is no number: " + UserText.shown(given), e);
        }
    }

    /**
     * All that the ledger knows of a release, as one file.
     *
     * @param format {@code json}, or anything else for HTML
     */
    public HttpResponse doDossier(@QueryParameter String id, @QueryParameter String format) {
        try {
            String wanted = desk().find(release(id)).id();
            Dossier dossier = Dossier.of(ReleaseService.get().host().ledger(), wanted)
                    .orElseThrow(
                            () -> new DeedRefused(DeedRefused.Why.NOT_FOUND, "there is no release '" + wanted + "'"));
            return DossierAnswer.of(dossier, "json".equals(format));
        } catch (DeedRefused e) {
            return JsonAnswer.refused(e);
        } catch (LedgerException e) {
            return JsonAnswer.refused(ReleaseDesk.unreachable(e));
        }
    }

    /** Ticks an item. */
    @RequirePOST
    public HttpResponse doTick(
            @QueryParameter String id,
            @QueryParameter String item,
            @QueryParameter String note,
            @QueryParameter String evidence) {
        return JsonAnswer.to(() -> deeds().tick(release(id), item, note, evidence));
    }

    /** Marks an item as not applicable. */
    @RequirePOST
    public HttpResponse doNotApplicable(
            @QueryParameter String id,
            @QueryParameter String item,
            @QueryParameter String reason,
            @QueryParameter String note) {
        return JsonAnswer.to(() -> deeds().notApplicable(release(id), item, reason, note));
    }

    /** Opens an item again. */
    @RequirePOST
    public HttpResponse doReopen(
            @QueryParameter String id, @QueryParameter String item, @QueryParameter String reason) {
        return JsonAnswer.to(() -> deeds().reopen(release(id), item, reason));
    }

    /** Puts a remark or an evidence on an item. */
    @RequirePOST
    public HttpResponse doNote(
            @QueryParameter String id,
            @QueryParameter String item,
            @QueryParameter String note,
            @QueryParameter String evidence) {
        return JsonAnswer.to(() -> deeds().note(release(id), item, note, evidence));
    }

    /** Approves at a gate. */
    @RequirePOST
    public HttpResponse doSign(
            @QueryParameter String id,
            @QueryParameter String gate,
            @QueryParameter String role,
            @QueryParameter String comment,
            @QueryParameter String version) {
        return JsonAnswer.to(() -> deeds().sign(release(id), gate, role, comment, version));
    }

    /** Rejects at a gate. */
    @RequirePOST
    public HttpResponse doReject(
            @QueryParameter String id,
            @QueryParameter String gate,
            @QueryParameter String role,
            @QueryParameter String comment,
            @QueryParameter String version) {
        return JsonAnswer.to(() -> deeds().reject(release(id), gate, role, comment, version));
    }

    /** Pauses a rollout. */
    @RequirePOST
    public HttpResponse doPause(
            @QueryParameter String id,
            @QueryParameter String rollout,
            @QueryParameter String reason,
            @QueryParameter String within) {
        return JsonAnswer.to(() -> deeds().pause(release(id), rollout, reason, duration(within)));
    }

    private static Duration duration(String text) throws DeedRefused {
        String given = UserText.optionalName("time to decide", text);
        try {
            return given.isEmpty() ? null : DurationText.parse(given);
        } catch (IllegalArgumentException e) {
            throw new DeedRefused(DeedRefused.Why.BAD_INPUT, "the time to decide: " + e.getMessage(), e);
        }
    }

    /** Goes on after a pause. */
    @RequirePOST
    public HttpResponse doResume(@QueryParameter String id, @QueryParameter String rollout) {
        return JsonAnswer.to(() -> deeds().resume(release(id), rollout));
    }

    /** Ends the bake time of a stage. */
    @RequirePOST
    public HttpResponse doPromote(
            @QueryParameter String id, @QueryParameter String rollout, @QueryParameter String stage) {
        return JsonAnswer.to(() -> deeds().promote(release(id), rollout, stage));
    }

    /** Retires blue. */
    @RequirePOST
    public HttpResponse doRetire(@QueryParameter String id, @QueryParameter String rollout) {
        return JsonAnswer.to(() -> deeds().retire(release(id), rollout));
    }

    /** Takes all traffic back to blue. */
    @RequirePOST
    public HttpResponse doRollback(
            @QueryParameter String id, @QueryParameter String rollout, @QueryParameter String reason) {
        return JsonAnswer.to(() -> deeds().rollBack(release(id), rollout, reason));
    }
}
