package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A role in the form of a gate, and how many people of it must sign. */
public final class RoleRow extends NamedRow<RoleRow> {

    private static final int MOST_PEOPLE = 1000;

    private final int people;

    /** @param people how many must sign, one for anything below */
    @DataBoundConstructor
    public RoleRow(String name, int people) {
        super(name);
        this.people = Math.max(1, people);
    }

    public int getPeople() {
        return people;
    }

    /** The parameter {@code signOff} as rows: a role, a list of roles, or a map from role to how many people. */
    static List<RoleRow> rows(Object signOff) {
        if (signOff instanceof Map<?, ?> quorums) {
            return quorums.entrySet().stream()
                    .map(one -> new RoleRow(
                            String.valueOf(one.getKey()),
                            one.getValue() instanceof Number number ? number.intValue() : 1))
                    .toList();
        }
        return rows(signOff, name -> new RoleRow(name, 1));
    }

    /** A list of roles if one person of each is enough, else a map from role to number; null for no role. */
    static Object signOff(Object rows) {
        Map<String, Integer> quorums = new LinkedHashMap<>();
        for (JSONObject row : sent(rows)) {
            String role = row.optString("name").strip();
            if (!role.isEmpty()) {
                quorums.put(role, Math.max(1, row.optInt("people", 1)));
            }
        }
        if (quorums.isEmpty()) {
            return null;
        }
        boolean oneEach = quorums.values().stream().allMatch(people -> people == 1);
        return oneEach ? List.copyOf(quorums.keySet()) : quorums;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<RoleRow> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RoleRow_DisplayName();
        }

        public ComboBoxModel doFillNameItems(@AncestorInPath Item item) {
            return FormChoices.of(item).roles();
        }

        @RequirePOST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).role(value);
        }

        @RequirePOST
        public FormValidation doCheckPeople(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.of(item).wholeNumber(value, MOST_PEOPLE);
        }
    }
}
