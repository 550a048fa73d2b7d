package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.ledger.RetentionPolicy;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** When the ledger lets old releases go. Without an entry it keeps all. */
public final class RetentionEntry extends AbstractDescribableImpl<RetentionEntry> {

    /** How many of the newest stay unless somebody says otherwise. */
    public static final int USUAL_LAST = 10;

    private static final int MOST_DAYS = 36_500;

    private final int days;
    private int last = USUAL_LAST;

    /** @param days for how many days after its end a release stays, 1..36500 */
    @DataBoundConstructor
    public RetentionEntry(int days) {
        this.days = days;
    }

    /** For how many days after its end a release stays. */
    public int getDays() {
        return days;
    }

    /** How many of the newest releases of each service in each environment stay, however old they are. */
    public int getLast() {
        return last;
    }

    @DataBoundSetter
    public void setLast(int last) {
        this.last = last;
    }

    /** @throws IllegalArgumentException if a number is out of range; the message says which */
    public RetentionPolicy policy() {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "retention: releases are kept for 1 to " + MOST_DAYS + " days, not " + days);
        }
        if (last < 1) {
            throw new IllegalArgumentException(
                    "retention: at least the newest release of a service in an environment is kept, not " + last);
        }
        return new RetentionPolicy(Duration.ofDays(days), last);
    }

    /** Its form. */
    @Extension
    @Symbol("releaseRetention")
    public static final class DescriptorImpl extends Descriptor<RetentionEntry> {

        @Override
        public String getDisplayName() {
            return "Retention";
        }

        /** Checks the number of days. */
        @RequirePOST
        public FormValidation doCheckDays(@QueryParameter String value) {
            return check(value, USUAL_LAST + "", "a number of days");
        }

        /** Checks how many stay. */
        @RequirePOST
        public FormValidation doCheckLast(@QueryParameter String value) {
            return check("1", value, "a number of releases");
        }

        private static FormValidation check(String days, String last, String what) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            try {
                RetentionEntry entry = new RetentionEntry(Integer.parseInt(days.strip()));
                entry.setLast(Integer.parseInt(last.strip()));
                entry.policy();
                return FormValidation.ok();
            } catch (NumberFormatException e) {
                return FormValidation.error("This must be " + what + ", 1 or more.");
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
