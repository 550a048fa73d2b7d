package io.jenkins.plugins.releaseplan.pages;

import java.io.IOException;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A refusal where no answer can be given back, as in what leads to a page: thrown, and answered as all others are. */
final class RefusedAnswer extends HttpResponses.HttpResponseException {

    private static final long serialVersionUID = 1;

    private final DeedRefused refused;

    RefusedAnswer(DeedRefused refused) {
        super(refused);
        this.refused = refused;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        JsonAnswer.refused(refused).generateResponse(request, response, node);
    }
}
