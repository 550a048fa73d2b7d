package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A named maintenance window. */
public final class WindowEntry extends RuleEntry<WindowEntry> {

    /**
     * @param name its name
     * @param definition what a scenario of a rehearsal has under the name, in YAML
     */
    @DataBoundConstructor
    public WindowEntry(String name, String definition) {
        super(name, definition);
    }

    @Override
    RuleText kind() {
        return RuleText.WINDOW;
    }

    /** Its form. */
    @Extension
    @Symbol("releaseWindow")
    public static final class DescriptorImpl extends RuleDescriptor<WindowEntry> {

        public DescriptorImpl() {
            super(WindowEntry.class, RuleText.WINDOW);
        }

        @Override
        public String getDisplayName() {
            return "Maintenance window";
        }
    }
}
