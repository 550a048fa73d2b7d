package io.jenkins.plugins.releaseplan.pages;

import io.jenkins.plugins.releaseplan.ledger.Dossier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A dossier as the answer to a request. It runs no script, whatever stands in it.
 *
 * @param type its media type
 * @param text its text
 */
record DossierAnswer(String type, String text) implements HttpResponse {

    static DossierAnswer of(Dossier dossier, boolean json) {
        return json
                ? new DossierAnswer("application/json", dossier.json())
                : new DossierAnswer("text/html", dossier.html());
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object owner) throws IOException {
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(type + ";charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
