package io.jenkins.plugins.releaseplan.cli;

import hudson.Extension;
import io.jenkins.plugins.releaseplan.pages.Deed;
import io.jenkins.plugins.releaseplan.pages.DeedRefused;
import io.jenkins.plugins.releaseplan.pages.Deeds;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;
import org.springframework.security.core.Authentication;

/** {@code release-sign}: approves or rejects at a gate. */
@Extension
public class ReleaseSignCommand extends DeedCommand {

    @Argument(metaVar = "RELEASE", required = true, usage = "The release's id")
    public String release;

    @Option(name = "--gate", metaVar = "NAME", required = true, usage = "The gate")
    public String gate;

    @Option(
            name = "--version",
            metaVar = "VERSION",
            required = true,
            usage = "The version that you decided on; another one at the gate is not signed")
    public String version;

    @Option(name = "--role", metaVar = "ROLE", usage = "In which role, if you hold several of the gate's")
    public String role;

    @Option(name = "--comment", metaVar = "TEXT", usage = "What you say; needed to reject")
    public String comment;

    @Option(name = "--reject", usage = "Reject instead, which closes the gate")
    public boolean reject;

    @Override
    public String getShortDescription() {
        return "Approves, or with --reject rejects, a release at a gate.";
    }

    @Override
    void act(Authentication who) throws DeedRefused {
        Deeds deeds = Deeds.of(who);
        Deed deed = reject
                ? deeds.reject(release, gate, role, comment, version)
                : deeds.sign(release, gate, role, comment, version);
        stdout.println(deed.text());
    }
}
