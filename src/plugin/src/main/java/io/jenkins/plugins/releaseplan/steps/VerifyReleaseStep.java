package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** {@code verifyRelease checks:}: goes on when all checks of the environment pass. */
public final class VerifyReleaseStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> checks;
    private String timeout = "10m";

    @DataBoundConstructor
    public VerifyReleaseStep(List<String> checks) {
        this.checks = checks == null ? null : new ArrayList<>(checks);
    }

    public List<String> getChecks() {
        return checks;
    }

    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = timeout;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyReleaseExecution(this, context);
    }

    @Extension
    @Symbol("verifyRelease")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("verifyRelease", false, List.of("checks"));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyReleaseStep_DisplayName();
        }

        /** The checks as the form has them, a row that waits for its name if there is none. */
        public List<CheckRow> checkRows(VerifyReleaseStep step) {
            return step == null ? List.of(new CheckRow("")) : NamedRow.rows(step.getChecks(), CheckRow::new);
        }

        @Override
        public Step newInstance(StaplerRequest2 req, @NonNull JSONObject form) throws FormException {
            List<String> checks = NamedRow.names(form.remove("checks"));
            form.put("checks", JSONArray.fromObject(checks));
            return super.newInstance(req, form);
        }

        @RequirePOST
        public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).duration(value, true);
        }
    }
}
