package io.jenkins.plugins.releaseplan.cli;

import hudson.Extension;
import io.jenkins.plugins.releaseplan.pages.DeedRefused;
import io.jenkins.plugins.releaseplan.pages.Deeds;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;
import org.springframework.security.core.Authentication;

/** {@code release-rollback}: takes all traffic of a release back to blue. */
@Extension
public class ReleaseRollbackCommand extends DeedCommand {

    @Argument(metaVar = "RELEASE", required = true, usage = "The release's id")
    public String release;

    @Option(name = "--target", metaVar = "NAME", usage = "This target alone; without it all that the release deployed")
    public String target;

    @Option(name = "--reason", metaVar = "TEXT", required = true, usage = "Why; it stands in the audit trail")
    public String reason;

    @Override
    public String getShortDescription() {
        return "Takes all traffic of a release back to the version that served before.";
    }

    @Override
    void act(Authentication who) throws DeedRefused {
        stdout.println(Deeds.of(who).rollBack(release, target, reason).text());
    }
}
