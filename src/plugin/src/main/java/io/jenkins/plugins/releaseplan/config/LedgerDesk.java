package io.jenkins.plugins.releaseplan.config;

import hudson.model.ModelObject;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.jdbc.JournaledLedger;
import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.RetentionSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of the ledger, for administrators: where it is, whether it can be reached, its backup and its verification. */
public final class LedgerDesk implements ModelObject, StaplerProxy {

    /** Nobody else sees anything of it. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return this;
    }

    @Override
    public String getDisplayName() {
        return Messages.LedgerDesk_DisplayName();
    }

    /** Where the ledger is; why it cannot be used if it cannot. */
    public String getState() {
        try {
            JournaledLedger ledger = ReleaseService.get().ledger();
            return ledger.outage()
                    .map(JournaledLedger.Outage::text)
                    .orElseGet(() -> ledger.reached().location().toString());
        } catch (LedgerException e) {
            return e.getMessage();
        }
    }

    /** Whether it can be used now. */
    public boolean isReached() {
        return ask(ledger -> true).orElse(false);
    }

    /** What retention removed, the newest first; empty while the ledger is out of reach. */
    public List<RetentionSeal> getSeals() {
        return ask(ledger -> ledger.seals().stream()
                        .sorted((one, other) -> Long.compare(other.id(), one.id()))
                        .toList())
                .orElse(List.of());
    }

    private static <T> Optional<T> ask(Function<JdbcLedger, T> question) {
        try {
            return Optional.of(question.apply(ReleaseService.get().ledger().reached()));
        } catch (LedgerException e) {
            return Optional.empty();
        }
    }

    /** Sends the whole ledger as a file. */
    @RequirePOST
    public HttpResponse doBackup(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Path directory = Files.createTempDirectory("release-plan-backup");
        Path file = directory.resolve("releases.zip");
        try {
            ReleaseService.get().ledger().reached().backup(file);
            response.setContentType("application/zip");
            response.setHeader("Content-Disposition", "attachment; filename=\"releases.zip\"");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
            return null;
        } catch (LedgerException e) {
            return HttpResponses.errorWithoutStack(503, e.getMessage());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    /** Goes through all audit events, and says what it found in a page. */
    @RequirePOST
    public HttpResponse doVerify() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            AuditReport report = ReleaseService.get().ledger().reached().verify();
            return HttpResponses.forwardToView(new Verified(report), "index");
        } catch (LedgerException e) {
            return HttpResponses.errorWithoutStack(503, e.getMessage());
        }
    }

    /** The page that says what a verification found. */
    public static final class Verified implements ModelObject {

        private final AuditReport report;

        Verified(AuditReport report) {
            this.report = report;
        }

        @Override
        public String getDisplayName() {
            return report.intact() ? Messages.LedgerDesk_Intact() : Messages.LedgerDesk_Broken();
        }

        /** Whether nothing was changed. */
        public boolean isIntact() {
            return report.intact();
        }

        public String getText() {
            return report.intact() ? report.text() + "; head " + report.head() : report.text();
        }
    }
}
