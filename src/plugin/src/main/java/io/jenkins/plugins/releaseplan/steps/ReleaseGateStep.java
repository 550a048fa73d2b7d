package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** {@code releaseGate name:}: goes on when all that the gate names holds. */
public final class ReleaseGateStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private Serializable phase;
    private Serializable signOff;
    private String window;
    private ArrayList<String> facts;
    private ArrayList<String> healthy;
    private String analysis;
    private String target;
    private String timeout;
    private String onTimeout = "reject";
    private boolean fourEyes = true;

    @DataBoundConstructor
    public ReleaseGateStep(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public Object getPhase() {
        return phase;
    }

    @DataBoundSetter
    public void setPhase(Object phase) {
        this.phase = saved(phase);
    }

    public Object getSignOff() {
        return signOff;
    }

    @DataBoundSetter
    public void setSignOff(Object signOff) {
        this.signOff = saved(signOff);
    }

    public String getWindow() {
        return window;
    }

    @DataBoundSetter
    public void setWindow(String window) {
        this.window = Util.fixEmpty(window);
    }

    public List<String> getFacts() {
        return facts;
    }

    @DataBoundSetter
    public void setFacts(List<String> facts) {
        this.facts = facts == null ? null : new ArrayList<>(facts);
    }

    public List<String> getHealthy() {
        return healthy;
    }

    @DataBoundSetter
    public void setHealthy(List<String> healthy) {
        this.healthy = healthy == null ? null : new ArrayList<>(healthy);
    }

    public String getAnalysis() {
        return analysis;
    }

    @DataBoundSetter
    public void setAnalysis(String analysis) {
        this.analysis = Util.fixEmpty(analysis);
    }

    public String getTarget() {
        return target;
    }

    @DataBoundSetter
    public void setTarget(String target) {
        this.target = Util.fixEmpty(target);
    }

    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Util.fixEmpty(timeout);
    }

    public String getOnTimeout() {
        return onTimeout;
    }

    @DataBoundSetter
    public void setOnTimeout(String onTimeout) {
        this.onTimeout = onTimeout;
    }

    public boolean isFourEyes() {
        return fourEyes;
    }

    @DataBoundSetter
    public void setFourEyes(boolean fourEyes) {
        this.fourEyes = fourEyes;
    }

    /** What is saved with the build: texts, numbers, and lists and maps of such. */
    private static Serializable saved(Object value) {
        if (value instanceof Map<?, ?> map) {
            LinkedHashMap<Serializable, Serializable> copy = new LinkedHashMap<>();
            map.forEach((key, one) -> copy.put(saved(key), saved(one)));
            return copy;
        }
        if (value instanceof Collection<?> values) {
            ArrayList<Serializable> copy = new ArrayList<>();
            values.forEach(one -> copy.add(saved(one)));
            return copy;
        }
        return value == null || value instanceof Number ? (Number) value : value.toString();
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReleaseGateExecution(this, context);
    }

    @Extension
    @Symbol("releaseGate")
    public static final class DescriptorImpl extends ReleaseStepDescriptor {

        public DescriptorImpl() {
            super("releaseGate", false, List.of("name"), "facts");
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReleaseGateStep_DisplayName();
        }

        @Override
        public Step newInstance(StaplerRequest2 req, @NonNull JSONObject form) throws FormException {
            List<String> phases = lines(form.remove("phase"));
            Object signOff = RoleRow.signOff(form.remove("signOff"));
            List<String> healthy = NamedRow.names(form.remove("healthy"));
            ReleaseGateStep step = (ReleaseGateStep) super.newInstance(req, form);
            if (!phases.isEmpty()) {
                step.setPhase(phases.size() == 1 ? phases.get(0) : phases);
            }
            step.setSignOff(signOff);
            step.setHealthy(healthy.isEmpty() ? null : healthy);
            return step;
        }

        /** A map is a value here, not a thing to be made. */
        @Override
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            Map<String, Object> others = new LinkedHashMap<>(arguments);
            Object phase = others.remove("phase");
            Object signOff = others.remove("signOff");
            ReleaseGateStep step = (ReleaseGateStep) super.newInstance(others);
            step.setPhase(phase);
            step.setSignOff(signOff);
            return step;
        }

        /** The roles of a gate as the form has them. */
        public List<RoleRow> roleRows(ReleaseGateStep gate) {
            return RoleRow.rows(gate == null ? null : gate.getSignOff());
        }

        /** The targets whose health a gate asks for, as the form has them. */
        public List<TargetRow> healthyRows(ReleaseGateStep gate) {
            return NamedRow.rows(gate == null ? null : gate.getHealthy(), TargetRow::new);
        }

        @RequirePOST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).required(value);
        }

        public ComboBoxModel doFillWindowItems(@AncestorInPath Item item) {
            return FormChoices.of(item).windows();
        }

        @RequirePOST
        public FormValidation doCheckWindow(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).window(value);
        }

        @RequirePOST
        public FormValidation doCheckFacts(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).facts(lines(value));
        }

        public ComboBoxModel doFillAnalysisItems(@AncestorInPath Item item) {
            return FormChoices.of(item).analyses();
        }

        @RequirePOST
        public FormValidation doCheckAnalysis(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).analysis(value);
        }

        public ComboBoxModel doFillTargetItems(@AncestorInPath Item item) {
            return FormChoices.of(item).targets("");
        }

        @RequirePOST
        public FormValidation doCheckTarget(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).target(value, "", false);
        }

        @RequirePOST
        public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).duration(value, false);
        }

        public ListBoxModel doFillOnTimeoutItems() {
            return FormChoices.list(Parameters.ON_TIMEOUT);
        }
    }
}
