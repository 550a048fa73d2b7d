package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A target in the form of a step. */
public final class TargetRow extends NamedRow<TargetRow> {

    @DataBoundConstructor
    public TargetRow(String name) {
        super(name);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<TargetRow> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TargetRow_DisplayName();
        }

        public ComboBoxModel doFillNameItems(@AncestorInPath Item item) {
            return FormChoices.of(item).targets("");
        }

        @RequirePOST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).target(value, "", true);
        }
    }
}
