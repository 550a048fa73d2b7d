package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** What is deployed to in an environment. */
public final class TargetEntry extends AbstractDescribableImpl<TargetEntry> {

    static final String USUAL_KEEP_BLUE = "1h";

    private final String name;
    private String route = "";
    private String keepBlue = USUAL_KEEP_BLUE;

    @DataBoundConstructor
    public TargetEntry(String name) {
        this.name = Names.orEmpty(name);
    }

    public String getName() {
        return Names.orEmpty(name);
    }

    /** The route that its rollouts hold; the target's name if it is empty. */
    public String getRoute() {
        return Names.orEmpty(route);
    }

    @DataBoundSetter
    public void setRoute(String route) {
        this.route = Names.orEmpty(route);
    }

    /** How long blue is kept after cutover, a duration such as {@code 24h}. */
    public String getKeepBlue() {
        String written = Names.orEmpty(keepBlue);
        return written.isEmpty() ? USUAL_KEEP_BLUE : written;
    }

    @DataBoundSetter
    public void setKeepBlue(String keepBlue) {
        this.keepBlue = Names.orEmpty(keepBlue);
    }

    /** @throws IllegalArgumentException if the duration is none */
    EnvironmentRules.Target rules() {
        Duration kept;
        try {
            kept = DurationText.parse(getKeepBlue());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("target '" + getName() + "': keepBlue: " + e.getMessage(), e);
        }
        return new EnvironmentRules.Target(getName(), getRoute().isEmpty() ? getName() : getRoute(), kept);
    }

    /** Its form. */
    @Extension
    @Symbol("releaseTarget")
    public static final class DescriptorImpl extends Descriptor<TargetEntry> {

        @Override
        public String getDisplayName() {
            return "Target";
        }

        /** Checks the name. */
        @RequirePOST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return Names.check("target", value);
        }

        /** Checks the duration. */
        @RequirePOST
        public FormValidation doCheckKeepBlue(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            try {
                DurationText.parse(Names.orEmpty(value).isEmpty() ? USUAL_KEEP_BLUE : value);
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
