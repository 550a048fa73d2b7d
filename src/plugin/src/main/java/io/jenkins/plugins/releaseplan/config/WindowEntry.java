package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import org.kohsuke.stapler.DataBoundConstructor;

/** A named maintenance window. */
public final class WindowEntry extends AbstractDescribableImpl<WindowEntry> {

    private final String name;
    private final String definition;

    /**
     * @param name its name
     * @param definition what a scenario of a rehearsal has under the name, in YAML
     */
    @DataBoundConstructor
    public WindowEntry(String name, String definition) {
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
    public static final class DescriptorImpl extends Descriptor<WindowEntry> {}
}
