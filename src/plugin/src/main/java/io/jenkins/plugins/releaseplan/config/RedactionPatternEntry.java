package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.security.Redaction;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A pattern of one's own that is masked. */
public final class RedactionPatternEntry extends AbstractDescribableImpl<RedactionPatternEntry> {

    private final String name;
    private final String pattern;

    /**
     * @param name what stands in place of what is masked
     * @param pattern a regular expression of Java
     */
    @DataBoundConstructor
    public RedactionPatternEntry(String name, String pattern) {
        this.name = Names.orEmpty(name);
        this.pattern = pattern == null ? "" : pattern;
    }

    public String getName() {
        return Names.orEmpty(name);
    }

    public String getPattern() {
        return pattern == null ? "" : pattern;
    }

    /** Its form. */
    @Extension
    @Symbol("releaseRedactionPattern")
    public static final class DescriptorImpl extends Descriptor<RedactionPatternEntry> {

        @Override
        public String getDisplayName() {
            return "Pattern";
        }

        /** Checks the name. */
        @RequirePOST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return Names.check("pattern", value);
        }

        /** Checks the expression. */
        @RequirePOST
        public FormValidation doCheckPattern(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            try {
                Redaction.mask("pattern", value == null ? "" : value);
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
