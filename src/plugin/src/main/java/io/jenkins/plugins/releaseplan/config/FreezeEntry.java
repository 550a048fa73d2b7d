package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A named freeze period. */
public final class FreezeEntry extends RuleEntry<FreezeEntry> {

    /**
     * @param name its name
     * @param definition what a scenario of a rehearsal has under the name, in YAML
     */
    @DataBoundConstructor
    public FreezeEntry(String name, String definition) {
        super(name, definition);
    }

    @Override
    RuleText kind() {
        return RuleText.FREEZE;
    }

    /** Its form. */
    @Extension
    @Symbol("releaseFreeze")
    public static final class DescriptorImpl extends RuleDescriptor<FreezeEntry> {

        public DescriptorImpl() {
            super(FreezeEntry.class, RuleText.FREEZE);
        }

        @Override
        public String getDisplayName() {
            return "Freeze";
        }
    }
}
