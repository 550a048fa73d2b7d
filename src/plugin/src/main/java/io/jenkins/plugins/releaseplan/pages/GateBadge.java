package io.jenkins.plugins.releaseplan.pages;

import hudson.model.BuildBadgeAction;
import java.util.List;

/** Shows in the build history that a gate of a build waits for people. */
public final class GateBadge implements BuildBadgeAction {

    private final List<String> releases;

    GateBadge(List<String> releases) {
        this.releases = List.copyOf(releases);
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
