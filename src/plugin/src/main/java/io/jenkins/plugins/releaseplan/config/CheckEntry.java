package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.checks.HttpCheck;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A check of an environment over HTTP. */
public final class CheckEntry extends AbstractDescribableImpl<CheckEntry> {

    private static final int OK = 200;

    private final String name;
    private final String url;
    private int status = OK;
    private String contains = "";

    /**
     * @param name what {@code verifyRelease} calls it
     * @param url an address below one of the environment's base URLs, or a path below the first of them
     */
    @DataBoundConstructor
    public CheckEntry(String name, String url) {
        this.name = Names.orEmpty(name);
        this.url = Names.orEmpty(url);
    }

    public String getName() {
        return Names.orEmpty(name);
    }

    public String getUrl() {
        return Names.orEmpty(url);
    }

    /** The status that it must answer with, 100..599. */
    public int getStatus() {
        return status == 0 ? OK : status;
    }

    @DataBoundSetter
    public void setStatus(int status) {
        this.status = status;
    }

    /** What the answer must contain, where <code>{version}</code> stands for the version; empty for anything. */
    public String getContains() {
        return contains == null ? "" : contains;
    }

    @DataBoundSetter
    public void setContains(String contains) {
        this.contains = contains == null ? "" : contains;
    }

    /** @throws IllegalArgumentException if there cannot be such a check */
    HttpCheck check() {
        return new HttpCheck(getName(), getUrl(), getStatus(), getContains());
    }

    /** Its form. */
    @Extension
    @Symbol("releaseCheck")
    public static final class DescriptorImpl extends Descriptor<CheckEntry> {

        @Override
        public String getDisplayName() {
            return "Check over HTTP";
        }

        /** Checks the name. */
        @RequirePOST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return Names.check("check", value);
        }

        /** Checks the status. */
        @RequirePOST
        public FormValidation doCheckStatus(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            return Names.orEmpty(value).matches("|[1-5]\\d\\d")
                    ? FormValidation.ok()
                    : FormValidation.error("A status is a number from 100 to 599.");
        }

        /** Checks the form of the address; whether it may be called depends on the base URLs. */
        @RequirePOST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            try {
                return FormValidation.ok(
                        new HttpCheck("check", Names.orEmpty(value), OK, "").isPath()
                                ? "A path below the first base URL."
                                : "");
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
