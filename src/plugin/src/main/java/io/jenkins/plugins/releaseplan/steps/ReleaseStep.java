package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
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

/** {@code release(service:, environment:, version:) { … }}: all that belongs to one release. */
public final class ReleaseStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final String environment;
    private final String version;
    private String onAbort = DescriptorImpl.ON_ABORT;

    @DataBoundConstructor
    public ReleaseStep(String service, String environment, String version) {
        this.service = service;
        this.environment = environment;
        this.version = version;
    }

    public String getService() {
        return service;
    }

    public String getEnvironment() {
        return environment;
    }

    public String getVersion() {
        return version;
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
        return new ReleaseExecution(this, context);
    }

    @Extension
    @Symbol("release")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        static final String ON_ABORT = "rollback";

        public DescriptorImpl() {
            super("release", true, List.of("service", "version", "environment"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReleaseStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(ReleaseContext.class);
        }

        public ComboBoxModel doFillEnvironmentItems(@AncestorInPath Item item) {
            return FormChoices.of(item).environments();
        }

        public ListBoxModel doFillOnAbortItems() {
            return FormChoices.list(Parameters.ON_ABORT);
        }

        @RequirePOST
        public FormValidation doCheckService(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).required(value);
        }

        @RequirePOST
        public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).environment(value);
        }

        @RequirePOST
        public FormValidation doCheckVersion(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).required(value);
        }
    }
}
