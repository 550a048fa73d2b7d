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

/** {@code databaseSnapshot database:}: takes a snapshot and waits until it is there. */
public final class DatabaseSnapshotStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String database;
    private String name;

    @DataBoundConstructor
    public DatabaseSnapshotStep(String database) {
        this.database = database;
    }

    public String getDatabase() {
        return database;
    }

    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Util.fixEmpty(name);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new DatabaseSnapshotExecution(this, context);
    }

    @Extension
    @Symbol("databaseSnapshot")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("databaseSnapshot", false, List.of("database", "name"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DatabaseSnapshotStep_DisplayName();
        }

        public ComboBoxModel doFillDatabaseItems(@AncestorInPath Item item) {
            return FormChoices.of(item).databases();
        }

        @RequirePOST
        public FormValidation doCheckDatabase(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).database(value, true);
        }
    }
}
