package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;

/** Who holds a role. */
public final class RoleEntry extends AbstractDescribableImpl<RoleEntry> {

    private final String name;
    private final List<String> members;

    /**
     * @param name the role, as checklists and gates write it; case does not matter
     * @param members ids of users and names of groups
     */
    @DataBoundConstructor
    public RoleEntry(String name, List<String> members) {
        this.name = name;
        this.members = members == null ? List.of() : List.copyOf(members);
    }

    public String getName() {
        return name;
    }

    public List<String> getMembers() {
        return members;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<RoleEntry> {}
}
