package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import io.jenkins.plugins.releaseplan.steps.ReleaseRunAction;
import java.util.List;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** The way to a build's release among the build's details, which Jenkins' new build page shows, and views of pipelines may. */
public final class ReleaseDetail extends Detail {

    private final Run<?, ?> run;

    ReleaseDetail(Run<?, ?> run) {
        super(run);
        this.run = run;
    }

    @Override
    public String getIconClassName() {
        return "symbol-release-plan plugin-release-plan";
    }

    /** At which gates the build waits, or just that there is a release. The ledger is not asked. */
    @Override
    public String getDisplayName() {
        String waiting = WaitingGates.get().ofAll(ReleaseRunAction.of(run));
        return waiting.isEmpty() ? "Release" : "Waits at " + waiting;
    }

    /** From Jenkins' root, since it is shown on pages below the build's too. */
    @Override
    public String getLink() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return (request == null ? "" : request.getContextPath()) + "/" + run.getUrl() + "release/";
    }

    /** For builds that have releases, and readers who may see them. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends DetailFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @NonNull
        @Override
        public List<? extends Detail> createFor(@NonNull Run run) {
            boolean shown = !ReleaseRunAction.of(run).isEmpty() && run.hasPermission(ReleasePermissions.VIEW);
            return shown ? List.of(new ReleaseDetail(run)) : List.of();
        }
    }
}
