package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Job;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.ledger.HistoryPage;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.release.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;

/** The releases that a reader may see. Jobs are looked up by name, each once for a request; no build is loaded. */
final class ReleasesView {

    static final int PAGE = 50;
    private static final int CHUNK = 200;
    /** How many rows a request looks at to fill a page for a reader who may see few of them. */
    private static final int MOST_ROWS = 4000;

    private static final int MOST_UNDER_WAY = 200;

    private final Authentication who;
    private final Ledger ledger;
    private final Map<String, Boolean> shown = new HashMap<>();
    private final Map<String, Optional<Job<?, ?>>> jobs = new HashMap<>();
    private List<ReleaseSummary> underWay;

    /**
     * A page of the history.
     *
     * @param next where the next page begins; empty if this is the last
     */
    record Page(List<ReleaseSummary> releases, String next) {}

    ReleasesView(Authentication who) throws DeedRefused {
        this(who, usual());
    }

    ReleasesView(Authentication who, Ledger ledger) {
        this.who = who;
        this.ledger = ledger;
    }

    private static Ledger usual() throws DeedRefused {
        try {
            return ReleaseService.get().host().ledger();
        } catch (LedgerException e) {
            throw unreachable(e);
        }
    }

    private static DeedRefused unreachable(LedgerException e) {
        return new DeedRefused(DeedRefused.Why.UNREACHABLE, "the ledger cannot be reached now: " + e.getMessage(), e);
    }

    private ReleaseHome home(ReleaseSummary release) {
        return ReleaseHome.of(release, jobs);
    }

    private boolean shows(ReleaseSummary release) {
        ReleaseHome home = home(release);
        return shown.computeIfAbsent(home.jobName(), job -> home.shows(who));
    }

    Page history(String text, String service, String environment, String outcome, String after) throws DeedRefused {
        HistoryQuery query = new HistoryQuery(
                UserText.optionalName("service", service),
                UserText.optionalName("environment", environment),
                outcome(outcome),
                UserText.optionalName("text", text),
                UserText.optionalName("after", after),
                CHUNK);
        return read(query, PAGE);
    }

    private static Outcome outcome(String text) throws DeedRefused {
        String given = UserText.optionalName("outcome", text);
        if (given.isEmpty()) {
            return null;
        }
        return Arrays.stream(Outcome.values())
                .filter(one -> one.name().equals(given.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DeedRefused(
                        DeedRefused.Why.BAD_INPUT,
                        "there is no outcome '" + UserText.shown(given) + "', but "
                                + Arrays.stream(Outcome.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    private Page read(HistoryQuery query, int most) throws DeedRefused {
        List<ReleaseSummary> found = new ArrayList<>();
        // Whoever may see all gets the page at once, and of the next chunk no more than that there is one.
        HistoryQuery next = limited(query, most);
        String end = "";
        try {
            for (int looked = 0; looked < MOST_ROWS; looked += CHUNK) {
                HistoryPage page = ledger.history(next);
                for (int row = 0; row < page.releases().size(); row++) {
                    ReleaseSummary release = page.releases().get(row);
                    if (shows(release) && found.size() == most) {
                        return new Page(found, end);
                    }
                    if (shows(release)) {
                        found.add(release);
                        end = found.size() == most ? after(next, page, row) : "";
                    }
                }
                if (page.next().isEmpty()) {
                    return new Page(found, "");
                }
                next = limited(next.from(page.next()), CHUNK);
            }
            return new Page(found, end.isEmpty() ? next.after() : end);
        } catch (LedgerException e) {
            throw unreachable(e);
        }
    }

    /** Where a page that ends with this row ends: the ledger says it for a page of that length. */
    private String after(HistoryQuery query, HistoryPage page, int row) {
        return row == page.releases().size() - 1
                ? page.next()
                : ledger.history(limited(query, row + 1)).next();
    }

    private static HistoryQuery limited(HistoryQuery query, int limit) {
        return new HistoryQuery(
                query.service(), query.environment(), query.outcome(), query.text(), query.after(), limit);
    }

    /** The releases that have not ended, the newest first. */
    List<ReleaseSummary> underWay() throws DeedRefused {
        if (underWay == null) {
            underWay = read(new HistoryQuery("", "", Outcome.RUNNING, "", "", CHUNK), MOST_UNDER_WAY)
                    .releases();
        }
        return underWay;
    }

    /** What is live where, as far as the reader may see the release that brought it. */
    List<LiveRow> live() throws DeedRefused {
        return live(this::shows);
    }

    /** What the releases of one job brought and is live. */
    List<LiveRow> liveBy(String job) throws DeedRefused {
        return live(release -> home(release).jobName().equals(job));
    }

    private List<LiveRow> live(Predicate<ReleaseSummary> wanted) throws DeedRefused {
        List<LiveRow> rows = new ArrayList<>();
        try {
            Map<String, ReleaseSummary> releases = ledger.liveReleases().stream()
                    .filter(wanted)
                    .collect(Collectors.toMap(ReleaseSummary::id, release -> release));
            for (LiveVersion live : releases.isEmpty() ? List.<LiveVersion>of() : ledger.liveWhere()) {
                ReleaseSummary release = releases.get(live.release());
                if (release != null) {
                    LiveHealth.Finding health =
                            live.target().isEmpty() ? null : LiveHealth.get().of(live);
                    rows.add(new LiveRow(live, state(live, release), health));
                }
            }
        } catch (LedgerException e) {
            throw unreachable(e);
        }
        return rows;
    }

    private LiveRow.State state(LiveVersion live, ReleaseSummary release) throws DeedRefused {
        boolean changing = underWay().stream()
                .anyMatch(one -> one.environment().equals(live.environment())
                        && one.service().equals(live.service()));
        if (changing) {
            return LiveRow.State.CHANGING;
        }
        return release.rolledBack() ? LiveRow.State.ROLLED_BACK : LiveRow.State.SERVING;
    }

    ObjectNode node(ReleaseSummary release) {
        ReleaseHome home = home(release);
        ObjectNode node = AuditFacts.MAPPER
                .createObjectNode()
                .put("id", release.id())
                .put("kind", release.kind().name())
                .put("service", release.service())
                .put("environment", release.environment())
                .put("version", release.version())
                .put("previousVersion", release.previousVersion())
                .put("startedBy", release.startedBy())
                .put("startedAt", release.startedAt().toString())
                .put("endedAt", Objects.toString(release.endedAt(), null))
                .put("outcome", release.outcome().name())
                .put("reason", release.reason())
                .put("build", release.origin().build())
                .put("waiting", String.join(", ", WaitingGates.get().of(release.id())));
        node.put("buildUrl", home.url().orElse(null));
        return node;
    }
}
