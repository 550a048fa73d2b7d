package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** {@code monitorRelease duration:}: watches what was brought, and goes back on a breach. */
public final class MonitorReleaseStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String duration;
    private String analysis;

    @DataBoundConstructor
    public MonitorReleaseStep(String duration) {
        this.duration = duration;
    }

    public String getDuration() {
        return duration;
    }

    public String getAnalysis() {
        return analysis;
    }

    @DataBoundSetter
    public void setAnalysis(String analysis) {
        this.analysis = Util.fixEmpty(analysis);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new MonitorReleaseExecution(this, context);
    }

    @Extension
    @Symbol("monitorRelease")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("monitorRelease", false, List.of("duration"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MonitorReleaseStep_DisplayName();
        }

        @RequirePOST
        public FormValidation doCheckDuration(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).duration(value, true);
        }

        public ComboBoxModel doFillAnalysisItems(@AncestorInPath Item item) {
            return FormChoices.of(item).analyses();
        }

        @RequirePOST
        public FormValidation doCheckAnalysis(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).analysis(value);
        }
    }
}
