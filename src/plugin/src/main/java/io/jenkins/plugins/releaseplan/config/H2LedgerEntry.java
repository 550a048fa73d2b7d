package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A ledger in a file, which one Jenkins has for itself. */
public final class H2LedgerEntry extends LedgerEntry {

    private String file = "";

    @DataBoundConstructor
    public H2LedgerEntry() {
        // A ledger in its usual file.
    }

    /** The file, absolute; empty for {@code release-plan/releases.mv.db} in Jenkins' home. */
    public String getFile() {
        return Names.orEmpty(file);
    }

    @DataBoundSetter
    public void setFile(String file) {
        this.file = Names.orEmpty(file);
    }

    @Override
    public LedgerLocation location(Path usual) {
        return LedgerLocation.file(getFile().isEmpty() ? usual : Path.of(getFile()));
    }

    @Override
    void check() {
        try {
            if (!getFile().isEmpty() && !Path.of(getFile()).isAbsolute()) {
                throw new IllegalArgumentException("the ledger's file must be absolute, unlike '" + getFile() + "'");
            }
            location(Path.of("releases"));
        } catch (InvalidPathException | LedgerException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof H2LedgerEntry that && that.getFile().equals(getFile());
    }

    @Override
    public int hashCode() {
        return getFile().hashCode();
    }

    /** Its form. */
    @Extension
    @Symbol("h2")
    public static final class DescriptorImpl extends Descriptor<LedgerEntry> {

        @Override
        public String getDisplayName() {
            return "File (H2), for one Jenkins";
        }

        /** Checks the path. */
        @RequirePOST
        public FormValidation doCheckFile(@QueryParameter String value) {
            Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
            try {
                entry(value).check();
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        private static H2LedgerEntry entry(String file) {
            H2LedgerEntry entry = new H2LedgerEntry();
            entry.setFile(file);
            return entry;
        }

        /** Opens the ledger, unless it is open already: H2 lets in one at a time. */
        @RequirePOST
        public FormValidation doTestConnection(@QueryParameter String file) {
            // A file can be made anywhere that Jenkins may write.
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            H2LedgerEntry entry = entry(file);
            if (entry.equals(ReleasePlanConfiguration.get().ledgerEntry())) {
                return ReleaseService.get()
                        .ledger()
                        .outage()
                        .map(outage -> FormValidation.error(outage.text()))
                        .orElseGet(() -> FormValidation.ok("It is in use."));
            }
            try {
                entry.check();
                return test(entry.location(ReleasePlanConfiguration.usualLedger()));
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
