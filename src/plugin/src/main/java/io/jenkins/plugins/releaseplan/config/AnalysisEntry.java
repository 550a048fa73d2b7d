package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A named analysis. */
public final class AnalysisEntry extends RuleEntry<AnalysisEntry> {

    /**
     * @param name its name
     * @param definition what a scenario of a rehearsal has under the name, in YAML
     */
    @DataBoundConstructor
    public AnalysisEntry(String name, String definition) {
        super(name, definition);
    }

    @Override
    RuleText kind() {
        return RuleText.ANALYSIS;
    }

    /** Its form. */
    @Extension
    @Symbol("releaseAnalysis")
    public static final class DescriptorImpl extends RuleDescriptor<AnalysisEntry> {

        public DescriptorImpl() {
            super(AnalysisEntry.class, RuleText.ANALYSIS);
        }

        @Override
        public String getDisplayName() {
            return "Analysis";
        }
    }
}
