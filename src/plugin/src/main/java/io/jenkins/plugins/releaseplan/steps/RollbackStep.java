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

/** {@code rollback target:, to:, reason:}: returns a target to a known version. */
public final class RollbackStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String target;
    private final String reason;
    private String environment;
    private String to = "previous";
    private String database;
    private String snapshot;
    private String readyTimeout = "30m";

    @DataBoundConstructor
    public RollbackStep(String target, String reason) {
        this.target = target;
        this.reason = reason;
    }

    public String getTarget() {
        return target;
    }

    public String getReason() {
        return reason;
    }

    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Util.fixEmpty(environment);
    }

    public String getTo() {
        return to;
    }

    @DataBoundSetter
    public void setTo(String to) {
        this.to = to;
    }

    public String getDatabase() {
        return database;
    }

    @DataBoundSetter
    public void setDatabase(String database) {
        this.database = Util.fixEmpty(database);
    }

    public String getSnapshot() {
        return snapshot;
    }

    @DataBoundSetter
    public void setSnapshot(String snapshot) {
        this.snapshot = Util.fixEmpty(snapshot);
    }

    public String getReadyTimeout() {
        return readyTimeout;
    }

    @DataBoundSetter
    public void setReadyTimeout(String readyTimeout) {
        this.readyTimeout = readyTimeout;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RollbackExecution(this, context);
    }

    @Extension
    @Symbol("rollback")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("rollback", false, List.of("target", "to"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RollbackStep_DisplayName();
        }

        public ComboBoxModel doFillTargetItems(@AncestorInPath Item item, @QueryParameter String environment) {
            return FormChoices.of(item).targets(environment);
        }

        @RequirePOST
        public FormValidation doCheckTarget(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String environment) {
            return FormChecks.of(item).target(value, environment, true);
        }

        @RequirePOST
        public FormValidation doCheckReason(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).required(value);
        }

        public ComboBoxModel doFillEnvironmentItems(@AncestorInPath Item item) {
            return FormChoices.of(item).environments();
        }

        @RequirePOST
        public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).optionalEnvironment(value);
        }

        public ComboBoxModel doFillDatabaseItems(@AncestorInPath Item item) {
            return FormChoices.of(item).databases();
        }

        @RequirePOST
        public FormValidation doCheckDatabase(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).database(value, false);
        }

        @RequirePOST
        public FormValidation doCheckSnapshot(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String database) {
            return FormChecks.of(item).together("'database' and 'snapshot' go together.", value, database);
        }

        @RequirePOST
        public FormValidation doCheckReadyTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).duration(value, true);
        }
    }
}
