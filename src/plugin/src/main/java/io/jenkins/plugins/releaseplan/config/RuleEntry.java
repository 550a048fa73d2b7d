package io.jenkins.plugins.releaseplan.config;

import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.time.ZoneId;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A named rule in the language of scenarios, so that a rehearsal and Jenkins mean the same. */
public abstract class RuleEntry<T extends RuleEntry<T>> extends AbstractDescribableImpl<T> {

    private final String name;
    private final String definition;
    private transient volatile Reading last;

    private record Reading(ZoneId zone, Scenario scenario) {}

    RuleEntry(String name, String definition) {
        this.name = Names.orEmpty(name);
        this.definition = Names.lines(definition);
    }

    /** Its name. */
    public String getName() {
        return Names.orEmpty(name);
    }

    /** What a scenario of a rehearsal has under the name, in YAML. */
    public String getDefinition() {
        return definition == null ? "" : definition;
    }

    /** Which kind of rule it is. */
    abstract RuleText kind();

    /**
     * A scenario that has this rule alone.
     *
     * @param zone whose wall clock counts if the rule names none
     * @throws IllegalArgumentException if the definition cannot be read; the message has a line for each thing that is wrong
     */
    Scenario read(ZoneId zone) {
        Reading known = last;
        if (known == null || !known.zone().equals(zone)) {
            known = new Reading(zone, kind().read(getName(), getDefinition(), zone));
            last = known;
        }
        return known.scenario();
    }

    /** The form of a rule. */
    abstract static class RuleDescriptor<T extends RuleEntry<T>> extends Descriptor<T> {

        private final transient RuleText kind;

        RuleDescriptor(Class<T> type, RuleText kind) {
            super(type);
            this.kind = kind;
        }

        /** Checks the name. */
        @RequirePOST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return Names.check(kind.word(), value);
        }

        /** Says what the reader of scenarios says. */
        @RequirePOST
        public FormValidation doCheckDefinition(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return kind.check(Names.orEmpty(value));
        }
    }
}
