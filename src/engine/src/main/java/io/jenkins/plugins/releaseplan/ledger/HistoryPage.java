package io.jenkins.plugins.releaseplan.ledger;

import java.util.List;
import java.util.Objects;

/**
 * A page of releases.
 *
 * @param releases the newest first
 * @param next where the next page begins; empty if this is the last
 */
public record HistoryPage(List<ReleaseSummary> releases, String next) {

    public HistoryPage {
        releases = List.copyOf(releases);
        Objects.requireNonNull(next, "next");
    }
}
