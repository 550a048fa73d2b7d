package io.jenkins.plugins.releaseplan.config;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.security.AddressGuard;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A region of AWS. It can be configured and its access be tested; releases to it come with a later version. */
public final class AwsCloudEntry extends CloudEntry {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{2,10}){1,2}-\\d{1,2}");
    private static final Pattern ROLE =
            Pattern.compile("arn:aws(-[a-z]{2,4}){0,3}:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    private final String region;
    private String credentialsId = "";
    private String roleToAssume = "";
    private String externalId = "";
    private String stsEndpoint = "";

    /** @param region for example {@code eu-central-1} */
    @DataBoundConstructor
    public AwsCloudEntry(String region) {
        this.region = Names.orEmpty(region);
    }

    public String getRegion() {
        return Names.orEmpty(region);
    }

    /** The credentials to begin with; empty for those of the machine that Jenkins runs on. */
    public String getCredentialsId() {
        return Names.orEmpty(credentialsId);
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Names.orEmpty(credentialsId);
    }

    /** The ARN of the role that is assumed with them; empty for none. */
    public String getRoleToAssume() {
        return Names.orEmpty(roleToAssume);
    }

    @DataBoundSetter
    public void setRoleToAssume(String roleToAssume) {
        this.roleToAssume = Names.orEmpty(roleToAssume);
    }

    /** What the role's owner asks for; empty for nothing. */
    public String getExternalId() {
        return Names.orEmpty(externalId);
    }

    @DataBoundSetter
    public void setExternalId(String externalId) {
        this.externalId = Names.orEmpty(externalId);
    }

    /** The address of STS, such as that of a VPC endpoint; empty for the region's usual one. */
    public String getStsEndpoint() {
        return Names.orEmpty(stsEndpoint);
    }

    @DataBoundSetter
    public void setStsEndpoint(String stsEndpoint) {
        this.stsEndpoint = Names.orEmpty(stsEndpoint);
    }

    @Override
    public Cloud open(EnvironmentEntry environment, HostTime time) {
        throw new IllegalStateException(
                "environment '" + environment.getName() + "' is on AWS, to which this version of Release Plan"
                        + " cannot release yet; use an environment on the simulated cloud");
    }

    @Override
    public void check(String environment) {
        if (!REGION.matcher(getRegion()).matches()) {
            throw new IllegalArgumentException(
                    "'" + getRegion() + "' is no region of AWS; write one such as eu-central-1");
        }
        if (!getRoleToAssume().isEmpty() && !ROLE.matcher(getRoleToAssume()).matches()) {
            throw new IllegalArgumentException("'" + getRoleToAssume()
                    + "' is no role; write its ARN, such as arn:aws:iam::123456789012:role/releases");
        }
        if (!getExternalId().isEmpty() && !EXTERNAL_ID.matcher(getExternalId()).matches()) {
            throw new IllegalArgumentException(
                    "an external id has 2 to 1224 letters, digits and +=,.@:/- without blanks");
        }
        if (!getExternalId().isEmpty() && getRoleToAssume().isEmpty()) {
            throw new IllegalArgumentException("an external id is for a role to assume; name the role too");
        }
        if (!getStsEndpoint().isEmpty()) {
            checkEndpoint();
        }
    }

    private void checkEndpoint() {
        List<String> faults = AddressGuard.faults(List.of(getStsEndpoint()));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "the address of STS: " + faults.get(0).replace("base URL ", ""));
        }
        URI endpoint = URI.create(getStsEndpoint());
        boolean here =
                endpoint.getHost().equals("127.0.0.1") || endpoint.getHost().equalsIgnoreCase("localhost");
        if (!"https".equalsIgnoreCase(endpoint.getScheme()) && !here) {
            throw new IllegalArgumentException("the address of STS begins with https://, such as"
                    + " https://sts-fips.us-east-1.amazonaws.com; plain http is for this machine itself alone");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AwsCloudEntry that
                && that.getRegion().equals(getRegion())
                && that.getCredentialsId().equals(getCredentialsId())
                && that.getRoleToAssume().equals(getRoleToAssume())
                && that.getExternalId().equals(getExternalId())
                && that.getStsEndpoint().equals(getStsEndpoint());
    }

    @Override
    public int hashCode() {
        return Objects.hash(getRegion(), getCredentialsId(), getRoleToAssume(), getExternalId(), getStsEndpoint());
    }

    /** Its form. */
    @Extension
    @Symbol("aws")
    public static final class DescriptorImpl extends Descriptor<CloudEntry> {

        /** A region, where only another field is looked at. */
        private static final String USUAL = "us-east-1";

        @Override
        public String getDisplayName() {
            return "AWS";
        }

        /** Checks the region. */
        @RequirePOST
        public FormValidation doCheckRegion(@QueryParameter String value) {
            return check(new AwsCloudEntry(value));
        }

        /** Checks the role. */
        @RequirePOST
        public FormValidation doCheckRoleToAssume(@QueryParameter String value) {
            return check(entry(USUAL, "", value, "", ""));
        }

        /** Checks the external id, together with the role that it is for. */
        @RequirePOST
        public FormValidation doCheckExternalId(@QueryParameter String value, @QueryParameter String roleToAssume) {
            return check(entry(USUAL, "", roleToAssume, value, ""));
        }

        /** Checks the address of STS. */
        @RequirePOST
        public FormValidation doCheckStsEndpoint(@QueryParameter String value) {
            return check(entry(USUAL, "", "", "", value));
        }

        private static FormValidation check(AwsCloudEntry entry) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            try {
                entry.check("");
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        private static AwsCloudEntry entry(
                String region, String credentials, String role, String externalId, String stsEndpoint) {
            AwsCloudEntry entry = new AwsCloudEntry(region);
            entry.setCredentialsId(credentials);
            entry.setRoleToAssume(role);
            entry.setExternalId(externalId);
            entry.setStsEndpoint(stsEndpoint);
            return entry;
        }

        /** The credentials to choose from. */
        @RequirePOST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (!Jenkins.get().hasPermission(ReleasePermissions.CONFIGURE)) {
                return items.includeCurrentValue(credentialsId);
            }
            return items.includeEmptyValue()
                    .includeAs(ACL.SYSTEM2, Jenkins.get(), AmazonWebServicesCredentials.class)
                    .includeCurrentValue(credentialsId);
        }

        /** Asks AWS who the credentials, and the role assumed with them, belong to. */
        @RequirePOST
        public FormValidation doTestConnection(
                @QueryParameter String region,
                @QueryParameter String credentialsId,
                @QueryParameter String roleToAssume,
                @QueryParameter String externalId,
                @QueryParameter String stsEndpoint) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            AwsCloudEntry entry = entry(region, credentialsId, roleToAssume, externalId, stsEndpoint);
            if (!entry.getStsEndpoint().isEmpty()) {
                // Signs with credentials of Jenkins for the address that is given.
                Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            }
            try {
                entry.check("");
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
            return AwsAccess.test(entry);
        }
    }
}
