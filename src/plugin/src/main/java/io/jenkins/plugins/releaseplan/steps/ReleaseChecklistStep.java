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

/** {@code releaseChecklist file:}, {@code text:} or {@code template:}: reads a plan into the release. */
public final class ReleaseChecklistStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String NAME = "releaseChecklist";

    private final String file;
    private String text;
    private String template;

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

    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(String template) {
        this.template = Util.fixEmpty(template);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReleaseChecklistExecution(this, context);
    }

    @Extension
    @Symbol("releaseChecklist")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super(NAME, false, List.of("file", "template"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReleaseChecklistStep_DisplayName();
        }

        public ComboBoxModel doFillTemplateItems(@AncestorInPath Item item) {
            return FormChoices.of(item).templates();
        }

        @RequirePOST
        public FormValidation doCheckFile(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String text,
                @QueryParameter String template) {
            return FormChecks.of(item).oneOf("It is one of a file, a text and a template.", value, text, template);
        }

        @RequirePOST
        public FormValidation doCheckText(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).checklist(value);
        }

        @RequirePOST
        public FormValidation doCheckTemplate(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).template(value);
        }
    }
}
