package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A named place to release to. */
public final class EnvironmentEntry extends AbstractDescribableImpl<EnvironmentEntry> {

    private final String name;
    private final CloudEntry cloud;
    private List<TargetEntry> targets = new ArrayList<>();
    private String policy = "";
    private String window = "";
    private List<String> freezes = new ArrayList<>();

    @DataBoundConstructor
    public EnvironmentEntry(String name, CloudEntry cloud) {
        this.name = name;
        this.cloud = cloud;
    }

    public String getName() {
        return name;
    }

    public CloudEntry getCloud() {
        return cloud;
    }

    public List<TargetEntry> getTargets() {
        return targets;
    }

    @DataBoundSetter
    public void setTargets(List<TargetEntry> targets) {
        this.targets = targets == null ? new ArrayList<>() : targets;
    }

    /** The rollback policy of deployments that name none; empty for none. */
    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = policy == null ? "" : policy;
    }

    /** The maintenance window of gates that name none; empty for none. */
    public String getWindow() {
        return window;
    }

    @DataBoundSetter
    public void setWindow(String window) {
        this.window = window == null ? "" : window;
    }

    /** The names of the freeze periods that hold here. */
    public List<String> getFreezes() {
        return freezes;
    }

    @DataBoundSetter
    public void setFreezes(List<String> freezes) {
        this.freezes = freezes == null ? new ArrayList<>() : freezes;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<EnvironmentEntry> {}
}
