package io.jenkins.plugins.releaseplan.cli;

import hudson.Extension;
import io.jenkins.plugins.releaseplan.pages.DeedRefused;
import io.jenkins.plugins.releaseplan.pages.ReleaseReading;
import org.kohsuke.args4j.Option;
import org.springframework.security.core.Authentication;

/** {@code release-versions}: what is live where, and what was before. */
@Extension
public class ReleaseVersionsCommand extends DeedCommand {

    @Option(name = "--environment", metaVar = "NAME", usage = "This environment alone")
    public String environment = "";

    @Option(name = "--service", metaVar = "NAME", usage = "This service alone")
    public String service = "";

    @Override
    public String getShortDescription() {
        return "Lists which versions are live where, and which were released there before, the newest first.";
    }

    @Override
    void act(Authentication who) throws DeedRefused {
        ReleaseReading.by(who).versions(environment, service).forEach(stdout::println);
    }
}
