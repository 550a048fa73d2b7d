package io.jenkins.plugins.releaseplan.cli;

import hudson.Extension;
import io.jenkins.plugins.releaseplan.pages.DeedRefused;
import io.jenkins.plugins.releaseplan.pages.ReleaseReading;
import org.kohsuke.args4j.Argument;
import org.springframework.security.core.Authentication;

/** {@code release-status}: how a release stands, or all that are under way. */
@Extension
public class ReleaseStatusCommand extends DeedCommand {

    @Argument(metaVar = "RELEASE", usage = "The release's id; without one, all releases that are under way")
    public String release;

    @Override
    public String getShortDescription() {
        return "Says how a release stands: its outcome, gates with what is missing, and rollouts.";
    }

    @Override
    void act(Authentication who) throws DeedRefused {
        ReleaseReading reading = ReleaseReading.by(who);
        (release == null ? reading.underWay() : reading.status(release)).forEach(stdout::println);
    }
}
