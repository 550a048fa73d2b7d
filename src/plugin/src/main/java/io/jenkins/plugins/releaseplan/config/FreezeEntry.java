package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import org.kohsuke.stapler.DataBoundConstructor;

/** A named freeze period. */
public final class FreezeEntry extends AbstractDescribableImpl<FreezeEntry> {

    private final String name;
    private final String definition;

    /**
     * @param name its name
     * @param definition what a scenario of a rehearsal has under the name, in YAML
     */
    @DataBoundConstructor
    public FreezeEntry(String name, String definition) {
        this.name = name;
        this.definition = definition;
    }

    public String getName() {
        return name;
    }

    public String getDefinition() {
        return definition;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<FreezeEntry> {}
}
