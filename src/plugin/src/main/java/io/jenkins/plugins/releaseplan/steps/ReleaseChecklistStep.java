package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import java.io.Serializable;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code releaseChecklist file:}: reads the team's plan into the release. */
public final class ReleaseChecklistStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String file;
    private String text;

    @DataBoundConstructor
    public ReleaseChecklistStep(String file) {
        this.file = Util.fixEmpty(file);
    }

    public String getFile() {
        return file;
    }

    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(String text) {
        this.text = Util.fixEmpty(text);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReleaseChecklistExecution(this, context);
    }

    @Extension
    @Symbol("releaseChecklist")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("releaseChecklist", false);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReleaseChecklistStep_DisplayName();
        }
    }
}
