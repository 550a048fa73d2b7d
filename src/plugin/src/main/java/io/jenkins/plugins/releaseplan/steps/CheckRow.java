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

/** A check in the form of a step. */
public final class CheckRow extends NamedRow<CheckRow> {

    @DataBoundConstructor
    public CheckRow(String name) {
        super(name);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<CheckRow> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CheckRow_DisplayName();
        }

        public ComboBoxModel doFillNameItems(@AncestorInPath Item item) {
            return FormChoices.of(item).checks();
        }

        @RequirePOST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).check(value);
        }
    }
}
