package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** {@code canaryStage percent:, bake:}: a share of the traffic, held and judged. */
public final class CanaryStageStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int percent;
    private final String bake;
    private String analysis;
    private String onBreach = "rollback";
    private String decideWithin = "30m";

    @DataBoundConstructor
    public CanaryStageStep(int percent, String bake) {
        this.percent = percent;
        this.bake = bake;
    }

    public int getPercent() {
        return percent;
    }

    public String getBake() {
        return bake;
    }

    public String getAnalysis() {
        return analysis;
    }

    @DataBoundSetter
    public void setAnalysis(String analysis) {
        this.analysis = Util.fixEmpty(analysis);
    }

    public String getOnBreach() {
        return onBreach;
    }

    @DataBoundSetter
    public void setOnBreach(String onBreach) {
        this.onBreach = onBreach;
    }

    public String getDecideWithin() {
        return decideWithin;
    }

    @DataBoundSetter
    public void setDecideWithin(String decideWithin) {
        this.decideWithin = decideWithin;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new CanaryStageExecution(this, context);
    }

    @Extension
    @Symbol("canaryStage")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("canaryStage", false, List.of());
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            Object percent = arguments.get("percent");
            Object bake = arguments.get("bake");
            return percent instanceof Number && bake instanceof CharSequence ? percent + " % for " + bake : null;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CanaryStageStep_DisplayName();
        }

        @RequirePOST
        public FormValidation doCheckPercent(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).wholeNumber(value, 100);
        }

        @RequirePOST
        public FormValidation doCheckBake(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).duration(value, true);
        }

        public ComboBoxModel doFillAnalysisItems(@AncestorInPath Item item) {
            return FormChoices.of(item).analyses();
        }

        @RequirePOST
        public FormValidation doCheckAnalysis(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).analysis(value);
        }

        public ListBoxModel doFillOnBreachItems() {
            return FormChoices.list(Parameters.ON_BREACH);
        }

        @RequirePOST
        public FormValidation doCheckDecideWithin(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).duration(value, true);
        }
    }
}
