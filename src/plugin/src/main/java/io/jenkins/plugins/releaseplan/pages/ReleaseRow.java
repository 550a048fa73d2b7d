package io.jenkins.plugins.releaseplan.pages;

import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A release in a list, on a page and in the remote API. */
@ExportedBean(defaultVisibility = 2)
public final class ReleaseRow {

    private final ReleaseSummary summary;

    ReleaseRow(ReleaseSummary summary) {
        this.summary = summary;
    }

    @Exported
    public String getId() {
        return summary.id();
    }

    @Exported
    public String getKind() {
        return summary.kind().name();
    }

    @Exported
    public String getService() {
        return summary.service();
    }

    @Exported
    public String getEnvironment() {
        return summary.environment();
    }

    @Exported
    public String getVersion() {
        return summary.version();
    }

    @Exported
    public String getPreviousVersion() {
        return summary.previousVersion();
    }

    @Exported
    public String getStartedBy() {
        return summary.startedBy();
    }

    @Exported
    public String getStartedAt() {
        return summary.startedAt().toString();
    }

    @Exported
    public String getEndedAt() {
        return Objects.toString(summary.endedAt(), null);
    }

    @Exported
    public String getOutcome() {
        return summary.outcome().name();
    }

    @Exported
    public String getReason() {
        return summary.reason();
    }

    /** The reason as HTML, with the markup that Jenkins allows. */
    public String getReasonHtml() {
        return SafeText.html(summary.reason());
    }

    @Exported
    public boolean isRolledBack() {
        return summary.rolledBack();
    }

    @Exported
    public String getBuild() {
        return summary.origin().build();
    }

    /** The outcome in words: {@code Rolled back}. */
    public String getOutcomeWords() {
        String words = summary.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** When it began, for Jenkins' own way of writing times. */
    public Date getStarted() {
        return Date.from(summary.startedAt());
    }

    /** Which gates wait now; empty if none does. */
    public String getWaiting() {
        return String.join(", ", WaitingGates.get().of(summary.id()));
    }
}
