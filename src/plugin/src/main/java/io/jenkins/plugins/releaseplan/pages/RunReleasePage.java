package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import io.jenkins.plugins.releaseplan.steps.ReleaseRunAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The release page of a build: {@code …/release/}. */
@ExportedBean
public final class RunReleasePage extends ReleaseEndpoints implements Action, StaplerProxy {

    private final Run<?, ?> run;

    RunReleasePage(Run<?, ?> run) {
        this.run = run;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public Object getTarget() {
        run.checkPermission(ReleasePermissions.VIEW);
        return this;
    }

    private boolean shown() {
        return run.hasPermission(ReleasePermissions.VIEW);
    }

    @Override
    public String getIconFileName() {
        return shown() ? "symbol-release-plan plugin-release-plan" : null;
    }

    @Override
    public String getDisplayName() {
        return getIds().size() == 1 ? "Release" : "Releases";
    }

    @Override
    public String getUrlName() {
        return "release";
    }

    @Override
    public String getTitle() {
        return getDisplayName() + " of " + run.getFullDisplayName();
    }

    @Override
    public List<String> getIds() {
        List<String> newestFirst = new ArrayList<>(ReleaseRunAction.of(run));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** For {@code api/json} and {@code api/xml}, and for the box on the build's page. */
    @Exported
    public List<ReleaseRow> getReleases() throws DeedRefused {
        List<ReleaseRow> rows = new ArrayList<>();
        for (ReleaseSummary summary : summaries()) {
            rows.add(new ReleaseRow(summary));
        }
        return rows;
    }

    /** What stands in the box on the build's page; empty if the ledger cannot be read. */
    public List<ReleaseRow> getRows() {
        if (!shown()) {
            return List.of();
        }
        try {
            return getReleases();
        } catch (DeedRefused e) {
            return List.of();
        }
    }

    /** Hangs the page on builds that have releases. */
    @Extension
    public static final class Factory extends TransientActionFactory<Run<?, ?>> {

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<Run<?, ?>> type() {
            return (Class) Run.class;
        }

        @Override
        public Class<RunReleasePage> actionType() {
            return RunReleasePage.class;
        }

        @NonNull
        @Override
        public Collection<RunReleasePage> createFor(@NonNull Run<?, ?> run) {
            return ReleaseRunAction.of(run).isEmpty() ? List.of() : List.of(new RunReleasePage(run));
        }
    }
}
