package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What is deployed to in an environment. */
public final class TargetEntry extends AbstractDescribableImpl<TargetEntry> {

    private final String name;
    private String route = "";
    private String keepBlue = "1h";

    @DataBoundConstructor
    public TargetEntry(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    /** The route that its rollouts hold; the target's name if it is empty. */
    public String getRoute() {
        return route;
    }

    @DataBoundSetter
    public void setRoute(String route) {
        this.route = route == null ? "" : route;
    }

    /** How long blue is kept after cutover, a duration such as {@code 24h}. */
    public String getKeepBlue() {
        return keepBlue;
    }

    @DataBoundSetter
    public void setKeepBlue(String keepBlue) {
        this.keepBlue = keepBlue;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<TargetEntry> {}
}
