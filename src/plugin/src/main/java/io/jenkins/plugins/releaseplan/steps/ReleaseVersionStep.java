package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
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

/** {@code releaseVersion()}: the version to release, {@code v{YYYYMMDD}-{git-sha}}. */
public final class ReleaseVersionStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private String format = "v{date}-{sha}";

    @DataBoundConstructor
    public ReleaseVersionStep() {
        // All has a default.
    }

    public String getFormat() {
        return format;
    }

    @DataBoundSetter
    public void setFormat(String format) {
        this.format = format;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReleaseVersionExecution(this, context);
    }

    @Extension
    @Symbol("releaseVersion")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("releaseVersion", false, List.of("format"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReleaseVersionStep_DisplayName();
        }

        @RequirePOST
        public FormValidation doCheckFormat(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).required(value);
        }
    }
}
