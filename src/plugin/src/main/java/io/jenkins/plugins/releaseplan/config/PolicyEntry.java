package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A named rollback policy. */
public final class PolicyEntry extends RuleEntry<PolicyEntry> {

    /**
     * @param name its name
     * @param definition what a scenario of a rehearsal has under the name, in YAML
     */
    @DataBoundConstructor
    public PolicyEntry(String name, String definition) {
        super(name, definition);
    }

    @Override
    RuleText kind() {
        return RuleText.POLICY;
    }

    /** Its form. */
    @Extension
    @Symbol("releasePolicy")
    public static final class DescriptorImpl extends RuleDescriptor<PolicyEntry> {

        public DescriptorImpl() {
            super(PolicyEntry.class, RuleText.POLICY);
        }

        @Override
        public String getDisplayName() {
            return "Rollback policy";
        }
    }
}
