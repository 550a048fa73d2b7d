package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.UnreadableChecklistException;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A checklist that jobs can use without having one of their own. */
public final class TemplateEntry extends AbstractDescribableImpl<TemplateEntry> {

    private final String name;
    private final String text;

    /**
     * @param name its name
     * @param text the plan's Markdown
     */
    @DataBoundConstructor
    public TemplateEntry(String name, String text) {
        this.name = Names.orEmpty(name);
        this.text = Names.lines(text);
    }

    public String getName() {
        return Names.orEmpty(name);
    }

    public String getText() {
        return Names.lines(text);
    }

    /** @throws IllegalArgumentException if it is no checklist; the message says what is wrong */
    void check() {
        try {
            Checklist.parse(getText());
        } catch (UnreadableChecklistException e) {
            throw new IllegalArgumentException("checklist template '" + getName() + "' " + e.getMessage(), e);
        }
    }

    /** Its form. */
    @Extension
    @Symbol("releaseTemplate")
    public static final class DescriptorImpl extends Descriptor<TemplateEntry> {

        @Override
        public String getDisplayName() {
            return "Checklist template";
        }

        /** Checks the name. */
        @RequirePOST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return Names.check("template", value);
        }

        /** Says what is read out of the text. */
        @RequirePOST
        public FormValidation doCheckText(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return check(Names.lines(value));
        }

        /** What a checklist is read as, or why it is none. */
        public static FormValidation check(String text) {
            try {
                Checklist read = Checklist.parse(text);
                return FormValidation.ok("Read: "
                        + read.itemsOf(read.phases()).size() + " items in "
                        + read.phases().size() + " phases.");
            } catch (UnreadableChecklistException e) {
                return FormValidation.error("The checklist " + e.getMessage());
            }
        }
    }
}
