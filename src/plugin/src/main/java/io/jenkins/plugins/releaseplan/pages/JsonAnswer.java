package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * JSON as the answer to a request.
 *
 * @param status the HTTP status
 * @param tag the ETag by which a reader may ask again; empty for an answer that is not to be kept at all
 * @param node the answer; null for none
 */
record JsonAnswer(int status, String tag, ObjectNode node) implements HttpResponse {

    /** What a person wants of a release. */
    @FunctionalInterface
    interface Doing {
        Deed run() throws DeedRefused;
    }

    /** What somebody asks for. */
    @FunctionalInterface
    interface Asking {
        JsonAnswer run() throws DeedRefused;
    }

    static JsonAnswer of(ObjectNode node) {
        return new JsonAnswer(200, "", node);
    }

    /** What came of a deed: {@code done}, {@code changed}, {@code text} and how the release stands. */
    static JsonAnswer to(Doing doing) {
        return asked(() -> {
            Deed deed = doing.run();
            Release release = deed.release();
            return of(AuditFacts.MAPPER
                    .createObjectNode()
                    .put("done", true)
                    .put("changed", deed.changed())
                    .put("text", deed.text())
                    .put("release", release.plan().id())
                    .put("outcome", release.outcome().name()));
        });
    }

    static JsonAnswer asked(Asking asking) {
        try {
            return asking.run();
        } catch (DeedRefused e) {
            return refused(e);
        } catch (LedgerException e) {
            return refused(ReleaseDesk.unreachable(e));
        }
    }

    /** Why a deed was not done: {@code why} and {@code text}. */
    static JsonAnswer refused(DeedRefused e) {
        return new JsonAnswer(
                e.why().status(),
                "",
                AuditFacts.MAPPER
                        .createObjectNode()
                        .put("done", false)
                        .put("changed", false)
                        .put("why", e.why().name())
                        .put("text", e.getMessage()));
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object owner) throws IOException {
        boolean known = knows(request, tag);
        response.setHeader("Cache-Control", tag.isEmpty() ? "no-store" : "no-cache, private");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!tag.isEmpty()) {
            response.setHeader("ETag", quoted());
        }
        if (known || node == null) {
            response.setStatus(known ? 304 : status);
            return;
        }
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a reader has the answer of this tag already, which needs not be made then. */
    static boolean knows(StaplerRequest2 request, String tag) {
        return !tag.isEmpty() && ('"' + tag + '"').equals(request.getHeader("If-None-Match"));
    }

    /** The answer without any tag in it, in case somebody shows it as a page: within JSON a {@code <} stands in texts alone. */
    private String text() {
        return node.toString().replace("<", "\\u003c");
    }

    private String quoted() {
        return '"' + tag + '"';
    }
}
