package io.jenkins.plugins.releaseplan.cli;

import hudson.Extension;
import io.jenkins.plugins.releaseplan.pages.DeedRefused;
import io.jenkins.plugins.releaseplan.pages.Deeds;
import org.kohsuke.args4j.Argument;
import org.springframework.security.core.Authentication;

/** {@code release-take-over}: this controller goes on with a release whose own controller is gone for good. */
@Extension
public class ReleaseTakeOverCommand extends DeedCommand {

    @Argument(metaVar = "RELEASE", required = true, usage = "The release's id")
    public String release;

    @Override
    public String getShortDescription() {
        return "For administrators: goes on here with a release that was run by a Jenkins which is gone for good.";
    }

    @Override
    void act(Authentication who) throws DeedRefused {
        stdout.println(Deeds.of(who).takeOver(release).text());
    }
}
