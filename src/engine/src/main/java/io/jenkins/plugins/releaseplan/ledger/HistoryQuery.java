package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.release.Outcome;
import java.util.Objects;

/**
 * Which releases to list, the newest first.
 *
 * @param service this service alone; empty for all
 * @param environment this environment alone; empty for all
 * @param outcome this outcome alone; null for all
 * @param text a part of the id, version, reason, commit, branch or starter, without regard to case; empty for all
 * @param after where the page before ended, as {@link HistoryPage#next} says; empty for the first page
 * @param limit the most releases on the page, 1..{@value #MOST}
 */
public record HistoryQuery(String service, String environment, Outcome outcome, String text, String after, int limit) {

    /** The largest page. */
    public static final int MOST = 1000;

    public HistoryQuery {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(after, "after");
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page of releases has 1.." + MOST + " rows, not " + limit);
        }
    }

    /** The newest releases of all kinds. */
    public static HistoryQuery newest(int limit) {
        return new HistoryQuery("", "", null, "", "", limit);
    }

    /** The same question about the page after another. */
    public HistoryQuery from(String next) {
        return new HistoryQuery(service, environment, outcome, text, next, limit);
    }
}
