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
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** {@code blueGreenDeploy(target:) { … }}: brings the release's version to one target. */
public final class BlueGreenDeployStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String target;
    private String keepBlue;
    private String readyTimeout = "30m";
    private String policy;
    private String onBusy = "wait";
    private String onAbort = "rollback";

    @DataBoundConstructor
    public BlueGreenDeployStep(String target) {
        this.target = target;
    }

    public String getTarget() {
        return target;
    }

    public String getKeepBlue() {
        return keepBlue;
    }

    @DataBoundSetter
    public void setKeepBlue(String keepBlue) {
        this.keepBlue = Util.fixEmpty(keepBlue);
    }

    public String getReadyTimeout() {
        return readyTimeout;
    }

    @DataBoundSetter
    public void setReadyTimeout(String readyTimeout) {
        this.readyTimeout = readyTimeout;
    }

    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = Util.fixEmpty(policy);
    }

    public String getOnBusy() {
        return onBusy;
    }

    @DataBoundSetter
    public void setOnBusy(String onBusy) {
        this.onBusy = onBusy;
    }

    public String getOnAbort() {
        return onAbort;
    }

    @DataBoundSetter
    public void setOnAbort(String onAbort) {
        this.onAbort = onAbort;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BlueGreenDeployExecution(this, context);
    }

    @Extension
    @Symbol("blueGreenDeploy")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("blueGreenDeploy", true, List.of("target"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BlueGreenDeployStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(DeploymentContext.class);
        }

        public ComboBoxModel doFillTargetItems(@AncestorInPath Item item) {
            return FormChoices.of(item).targets("");
        }

        @RequirePOST
        public FormValidation doCheckTarget(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).target(value, "", true);
        }

        @RequirePOST
        public FormValidation doCheckKeepBlue(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).duration(value, false);
        }

        @RequirePOST
        public FormValidation doCheckReadyTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).duration(value, true);
        }

        public ComboBoxModel doFillPolicyItems(@AncestorInPath Item item) {
            return FormChoices.of(item).policies();
        }

        @RequirePOST
        public FormValidation doCheckPolicy(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).policy(value);
        }

        public ListBoxModel doFillOnBusyItems() {
            return FormChoices.list(Parameters.ON_BUSY);
        }

        public ListBoxModel doFillOnAbortItems() {
            return FormChoices.list(Parameters.ON_ABORT);
        }
    }
}
