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

/** {@code releaseVersions(target:, environment:)}: what can be rolled back to, newest first. */
public final class ReleaseVersionsStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String target;
    private String environment;

    @DataBoundConstructor
    public ReleaseVersionsStep(String target) {
        this.target = target;
    }

    public String getTarget() {
        return target;
    }

    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Util.fixEmpty(environment);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReleaseVersionsExecution(this, context);
    }

    @Extension
    @Symbol("releaseVersions")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("releaseVersions", false, List.of("target", "environment"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReleaseVersionsStep_DisplayName();
        }

        public ComboBoxModel doFillTargetItems(@AncestorInPath Item item, @QueryParameter String environment) {
            return FormChoices.of(item).targets(environment);
        }

        @RequirePOST
        public FormValidation doCheckTarget(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String environment) {
            return FormChecks.of(item).target(value, environment, true);
        }

        public ComboBoxModel doFillEnvironmentItems(@AncestorInPath Item item) {
            return FormChoices.of(item).environments();
        }

        @RequirePOST
        public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).optionalEnvironment(value);
        }
    }
}
