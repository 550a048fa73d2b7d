package io.jenkins.plugins.releaseplan.pages;

import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import java.util.List;

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
        return String.join(
                ", ",
                releases.stream()
                        .flatMap(release -> WaitingGates.get().of(release).stream())
                        .toList());
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
}
