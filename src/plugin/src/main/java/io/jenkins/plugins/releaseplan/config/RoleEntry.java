package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.security.SecurityRealm;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Who holds a role. */
public final class RoleEntry extends AbstractDescribableImpl<RoleEntry> {

    private static final String USER = "user:";
    private static final String GROUP = "group:";

    private final String name;
    private final List<String> members;

    /**
     * @param name the role, as checklists and gates write it; case does not matter
     * @param members ids of users and names of groups; {@code user:} or {@code group:} before a name says which is meant
     */
    @DataBoundConstructor
    public RoleEntry(String name, List<String> members) {
        this.name = Names.orEmpty(name);
        this.members = new ArrayList<>(Names.clean(members));
    }

    public String getName() {
        return Names.orEmpty(name);
    }

    public List<String> getMembers() {
        return members == null ? List.of() : Collections.unmodifiableList(members);
    }

    /**
     * Whether somebody is a member.
     *
     * @param user the person's id
     * @param groups the groups that the person is in
     */
    boolean isHeldBy(String user, Collection<String> groups) {
        SecurityRealm realm = Jenkins.get().getSecurityRealm();
        for (String member : getMembers()) {
            boolean meant = member.startsWith(GROUP)
                    ? contains(groups, member.substring(GROUP.length()), realm)
                    : member.startsWith(USER)
                            ? realm.getUserIdStrategy().equals(user, member.substring(USER.length()))
                            : realm.getUserIdStrategy().equals(user, member) || contains(groups, member, realm);
            if (meant) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(Collection<String> groups, String wanted, SecurityRealm realm) {
        return groups.stream().anyMatch(group -> realm.getGroupIdStrategy().equals(group, wanted));
    }

    /** Its form. */
    @Extension
    @Symbol("releaseRole")
    public static final class DescriptorImpl extends Descriptor<RoleEntry> {

        @Override
        public String getDisplayName() {
            return "Role";
        }

        /** The lines of a text area. */
        public String lines(List<String> texts) {
            return texts == null ? "" : String.join("\n", texts);
        }

        /** Checks the name. */
        @RequirePOST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return Names.check("role", value);
        }

        /** A role that nobody holds keeps every gate shut that asks for it. */
        @RequirePOST
        public FormValidation doCheckMembers(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return FormLines.of(value).isEmpty()
                    ? FormValidation.warning("Nobody holds this role, so no gate that asks for it can open.")
                    : FormValidation.ok();
        }
    }
}
