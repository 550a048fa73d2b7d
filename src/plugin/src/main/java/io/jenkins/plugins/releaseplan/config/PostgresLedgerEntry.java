package io.jenkins.plugins.releaseplan.config;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A ledger in PostgreSQL, which several controllers can share. */
public final class PostgresLedgerEntry extends LedgerEntry {

    private static final String BEGIN = "jdbc:postgresql:";

    /** Parameters of the driver that would hold a secret, or let it load classes or run programs that an address names. */
    private static final Set<String> FORBIDDEN = Set.of(
            "user",
            "password",
            "sslpassword",
            "socketfactory",
            "socketfactoryarg",
            "sslfactory",
            "sslfactoryarg",
            "sslhostnameverifier",
            "sslpasswordcallback",
            "authenticationpluginclassname",
            "xmlfactoryfactory",
            "loggerfile",
            "service");

    private final String url;
    private String credentialsId = "";

    /** @param url for example {@code jdbc:postgresql://db.example.org/releases} */
    @DataBoundConstructor
    public PostgresLedgerEntry(String url) {
        this.url = Names.orEmpty(url);
    }

    public String getUrl() {
        return Names.orEmpty(url);
    }

    /** The user and the password; empty for none. */
    public String getCredentialsId() {
        return Names.orEmpty(credentialsId);
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Names.orEmpty(credentialsId);
    }

    @Override
    public LedgerLocation location(Path usual) {
        if (getCredentialsId().isEmpty()) {
            return LedgerLocation.postgres(getUrl(), "", "");
        }
        StandardUsernamePasswordCredentials found = CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardUsernamePasswordCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                CredentialsMatchers.withId(getCredentialsId()));
        if (found == null) {
            throw new LedgerException("the ledger's credentials '" + getCredentialsId()
                    + "' are not there; it needs a user and password of this id in Jenkins' own store");
        }
        return LedgerLocation.postgres(
                getUrl(), found.getUsername(), found.getPassword().getPlainText());
    }

    @Override
    void check() {
        if (!getUrl().startsWith(BEGIN)) {
            throw new IllegalArgumentException("the address of the ledger begins with " + BEGIN + ", such as " + BEGIN
                    + "//db.example.org/releases");
        }
        int settings = getUrl().indexOf('?');
        if (settings >= 0) {
            for (String setting : getUrl().substring(settings + 1).split("&")) {
                String name = setting.split("=", 2)[0].toLowerCase(Locale.ROOT);
                if (FORBIDDEN.contains(name) || name.indexOf('%') >= 0) {
                    throw new IllegalArgumentException("the address of the ledger may not have '" + name
                            + "'; a user and a password are given by their credentials' id");
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PostgresLedgerEntry that
                && that.getUrl().equals(getUrl())
                && that.getCredentialsId().equals(getCredentialsId());
    }

    @Override
    public int hashCode() {
        return Objects.hash(getUrl(), getCredentialsId());
    }

    /** Its form. */
    @Extension
    @Symbol("postgres")
    public static final class DescriptorImpl extends Descriptor<LedgerEntry> {

        @Override
        public String getDisplayName() {
            return "PostgreSQL";
        }

        /** Checks the address. */
        @RequirePOST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            try {
                new PostgresLedgerEntry(value).check();
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        /** The credentials to choose from. */
        @RequirePOST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (!Jenkins.get().hasPermission(ReleasePermissions.CONFIGURE)) {
                return items.includeCurrentValue(credentialsId);
            }
            return items.includeEmptyValue()
                    .includeAs(ACL.SYSTEM2, Jenkins.get(), StandardUsernamePasswordCredentials.class)
                    .includeCurrentValue(credentialsId);
        }

        /** Opens the ledger. */
        @RequirePOST
        public FormValidation doTestConnection(@QueryParameter String url, @QueryParameter String credentialsId) {
            // Sends a password of Jenkins to the address that is given.
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            PostgresLedgerEntry entry = new PostgresLedgerEntry(url);
            entry.setCredentialsId(credentialsId);
            try {
                entry.check();
                return test(entry.location(ReleasePlanConfiguration.usualLedger()));
            } catch (IllegalArgumentException | LedgerException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
