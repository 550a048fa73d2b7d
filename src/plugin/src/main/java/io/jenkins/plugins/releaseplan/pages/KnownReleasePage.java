package io.jenkins.plugins.releaseplan.pages;

import hudson.model.Run;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The page of one release below {@code /releases/}, which outlives the release's build. */
@ExportedBean
public final class KnownReleasePage extends ReleaseEndpoints {

    private final ReleaseSummary summary;

    KnownReleasePage(ReleaseSummary summary) {
        this.summary = summary;
    }

    @Override
    public List<String> getIds() {
        return List.of(summary.id());
    }

    @Override
    public String getTitle() {
        return "Release of " + summary.service() + " " + summary.version() + " to " + summary.environment();
    }

    /** For {@code api/json} and {@code api/xml}. */
    @Exported
    public ReleaseRow getRelease() {
        return new ReleaseRow(summary);
    }

    /** There is no build around this page. */
    public Run<?, ?> getRun() {
        return null;
    }
}
