package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import io.jenkins.plugins.releaseplan.steps.ReleaseRunAction;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Shows in the build history that a gate of a build waits for people. */
public final class GateBadge implements BuildBadgeAction {

    private final Run<?, ?> run;
    private final List<String> releases;

    GateBadge(Run<?, ?> run, List<String> releases) {
        this.run = run;
        this.releases = List.copyOf(releases);
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** The names of the gates that wait; empty for no badge. */
    public String getWaiting() {
        return WaitingGates.get().ofAll(releases);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }

    /** Hangs the badge on builds that have releases. */
    @Extension
    public static final class Factory extends TransientActionFactory<Run<?, ?>> {

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<Run<?, ?>> type() {
            return (Class) Run.class;
        }

        @Override
        public Class<GateBadge> actionType() {
            return GateBadge.class;
        }

        @NonNull
        @Override
        public Collection<GateBadge> createFor(@NonNull Run<?, ?> run) {
            List<String> releases = ReleaseRunAction.of(run);
            return releases.isEmpty() || !run.hasPermission(ReleasePermissions.VIEW)
                    ? List.of()
                    : List.of(new GateBadge(run, releases));
        }
    }
}
