package io.jenkins.plugins.releaseplan.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a ledger knows of one release, to be kept elsewhere: whoever has it can later show that the ledger was not changed,
 * by the hashes of its audit events.
 *
 * @param summary the release as a row of the history
 * @param saved its state: checklist with marks, gates with sign-offs, rollouts with stages and what they measured
 * @param events its audit events in their order, with their hashes
 */
public record Dossier(ReleaseSummary summary, SavedRelease saved, List<AuditEvent> events) {

    /** The version of the form. */
    public static final int FORM = 1;

    public Dossier {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(saved, "saved");
        events = List.copyOf(events);
    }

    private record Written(int dossier, ReleaseSummary summary, SavedRelease saved, List<AuditEvent> events) {}

    /** The dossier of a release; empty if the ledger has none of this id. */
    public static Optional<Dossier> of(Ledger ledger, String id) {
        Optional<SavedRelease> saved = ledger.load(id);
        Optional<ReleaseSummary> summary = ledger.summary(id);
        if (saved.isEmpty() || summary.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Dossier(summary.get(), saved.get(), ledger.audit(id)));
    }

    /** One JSON object: {@code dossier} (the form, 1), {@code summary}, {@code saved}, {@code events}. */
    public String json() {
        return StateJson.write(new Written(FORM, summary, saved, events));
    }

    /** One HTML file that needs nothing else. */
    public String html() {
        return new DossierHtml(this).text();
    }
}
