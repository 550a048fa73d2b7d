package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.ledger.HistoryPage;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A ledger that may be lost for a while. Meanwhile no step is saved that brings a version further, so that its host does not
 * run its actions and the rollout holds its traffic; but a rollout may go on measuring, and may go back: those steps count
 * once they are in a local journal that is synced to the disk. When the ledger is back, each of them is brought in, once and
 * in order: whatever is asked of it during an outage makes it look in the background whether it is back, at most every
 * {@link #RETRY_AFTER}. A host that asks nothing for long calls {@link #reconnect} itself.
 */
public final class JournaledLedger implements Ledger, AutoCloseable {

    /** How long after a vain look for the ledger the next one is. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Supplier<JdbcLedger> opener;
    private final Journal journal;
    private final Clock clock;
    private final ExecutorService losses = Executors.newSingleThreadExecutor(JournaledLedger::thread);
    private final ExecutorService looks = Executors.newSingleThreadExecutor(JournaledLedger::thread);

    /** Held by who looks for the ledger, so that nobody else has to wait for that. */
    private final Object looking = new Object();

    private JdbcLedger ledger;
    private Outage outage;
    private Instant lookedAt;
    private CompletableFuture<Boolean> look = CompletableFuture.completedFuture(false);
    private boolean closed;

    /**
     * The ledger cannot be reached.
     *
     * @param since since when
     * @param reason why, for people
     * @param journaled how many steps wait in the journal
     * @param held the releases whose next step waits for the ledger
     */
    public record Outage(Instant since, String reason, int journaled, Set<String> held) {

        public Outage {
            held = Set.copyOf(held);
        }

        /** One sentence for people. */
        public String text() {
            return "the ledger cannot be reached since " + since + " (" + reason + "); releases hold where they are"
                    + (held.isEmpty()
                            ? ""
                            : ": " + String.join(", ", held.stream().sorted().toList()))
                    + "; rollbacks go on, and " + journaled + " steps wait to be recorded";
        }

        private Outage with(int steps, Set<String> holding) {
            return new Outage(since, reason, steps, holding);
        }
    }

    private JournaledLedger(Supplier<JdbcLedger> opener, Journal journal, Clock clock) {
        this.opener = opener;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens a ledger that may be out of reach now.
     *
     * @param location where the ledger is
     * @param journal the file for steps that cannot be saved, on a local disk; made if it is not there
     * @param clock the time
     * @throws LedgerException if the ledger is there and is none, or the journal cannot be used
     */
    public static JournaledLedger open(LedgerLocation location, Path journal, Clock clock) {
        return open(() -> JdbcLedger.open(location), journal, clock);
    }

    static JournaledLedger open(Supplier<JdbcLedger> opener, Path file, Clock clock) {
        Journal journal = Journal.open(file);
        JournaledLedger opened = new JournaledLedger(opener, journal, clock);
        try {
            opened.reconnect();
            return opened;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Since when and why the ledger cannot be reached, as far as that is known; empty if it can. */
    public synchronized Optional<Outage> outage() {
        return Optional.ofNullable(outage);
    }

    /**
     * Looks whether the ledger is back, and brings in what the journal holds. Afterwards a host reads its releases again.
     *
     * @return whether the ledger is there and has all
     */
    public boolean reconnect() {
        synchronized (looking) {
            try {
                JdbcLedger there = opened();
                there.liveWhere();
                bringIn(there);
                return true;
            } catch (LedgerUnreachableException e) {
                lost(e);
                return false;
            }
        }
    }

    private JdbcLedger opened() {
        synchronized (this) {
            if (closed) {
                throw new LedgerException("the ledger is closed");
            }
            if (ledger != null) {
                return ledger;
            }
        }
        JdbcLedger opened = opener.get();
        synchronized (this) {
            ledger = opened;
        }
        return opened;
    }

    /** Until the journal has nothing more: meanwhile others may add to it. */
    private void bringIn(JdbcLedger there) {
        Set<String> overtaken = new HashSet<>();
        int done = 0;
        List<ReleaseChange> steps = stepsFrom(done);
        while (!steps.isEmpty()) {
            for (ReleaseChange step : steps) {
                String release = step.after().plan().id();
                if (!there.replay(step, overtaken.contains(release), clock.instant())) {
                    overtaken.add(release);
                }
            }
            done += steps.size();
            steps = stepsFrom(done);
        }
    }

    /** The steps in the journal after so many; if there are none, the outage is over. */
    private synchronized List<ReleaseChange> stepsFrom(int done) {
        List<ReleaseChange> all = journal.steps();
        if (all.size() == done) {
            if (done > 0) {
                journal.clear();
            }
            outage = null;
        }
        return all.subList(done, all.size());
    }

    /** Looks for the ledger in the background, if that was not done a moment ago. */
    private synchronized void retry() {
        boolean due = outage != null && !clock.instant().isBefore(lookedAt.plus(RETRY_AFTER));
        if (due && look.isDone() && !closed) {
            look = CompletableFuture.supplyAsync(this::looksBack, looks);
        }
    }

    /** Nobody hears of what is wrong with a ledger that is there again, but by the outage. */
    private boolean looksBack() {
        try {
            return reconnect();
        } catch (LedgerException e) {
            lost(e);
            return false;
        }
    }

    /** The last look in the background: completed with whether the ledger was there. */
    synchronized CompletableFuture<Boolean> look() {
        return look;
    }

    private synchronized void lost(LedgerException e) {
        lookedAt = clock.instant();
        Instant since = outage == null ? clock.instant() : outage.since();
        Set<String> held = outage == null ? Set.of() : outage.held();
        outage = new Outage(
                since, String.valueOf(e.getMessage()), journal.steps().size(), held);
    }

    /** The releases that went on during the outage, as the journal has them. */
    public synchronized List<SavedRelease> journaled() {
        Map<String, SavedRelease> last = new LinkedHashMap<>();
        journal.steps().forEach(step -> last.put(step.after().plan().id(), step.saved()));
        return new ArrayList<>(last.values());
    }

    @Override
    public CompletableFuture<Long> saving(ReleaseChange change) {
        JdbcLedger there;
        CompletableFuture<Long> kept = null;
        synchronized (this) {
            there = there();
            if (there == null) {
                kept = aside(change);
            }
        }
        if (kept != null) {
            retry();
            return kept;
        }
        // Not on the thread that writes: it may be needed for what this waits for.
        return there.saving(change).exceptionallyComposeAsync(failure -> failed(change, failure), losses);
    }

    private static CompletableFuture<Long> done(long revision) {
        return CompletableFuture.completedFuture(revision);
    }

    private CompletableFuture<Long> failed(ReleaseChange change, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof LedgerUnreachableException unreachable) {
            return losing(change, unreachable);
        }
        return CompletableFuture.failedFuture(cause);
    }

    /** Both at once, so that the ledger does not come back in between. */
    private synchronized CompletableFuture<Long> losing(ReleaseChange change, LedgerUnreachableException e) {
        lost(e);
        return aside(change);
    }

    /** The ledger; null during an outage. Then {@link #reconnect} alone ends it, as the journal comes first. */
    private synchronized JdbcLedger there() {
        return outage == null ? ledger : null;
    }

    private synchronized CompletableFuture<Long> aside(ReleaseChange change) {
        String release = change.after().plan().id();
        Set<String> held = new HashSet<>(outage.held());
        if (!change.safe()) {
            held.add(release);
            outage = outage.with(journal.steps().size(), held);
            return CompletableFuture.failedFuture(
                    new LedgerUnreachableException("release " + release + " is held: " + outage.text(), null));
        }
        try {
            journal.append(change);
        } catch (LedgerException e) {
            return CompletableFuture.failedFuture(e);
        }
        outage = outage.with(journal.steps().size(), held);
        return done(change.revision() + 1);
    }

    /**
     * The ledger itself, for what is done with all of it: backup, verification, retention.
     *
     * @throws LedgerUnreachableException during an outage
     */
    public JdbcLedger reached() {
        JdbcLedger there = there();
        if (there == null) {
            retry();
            throw new LedgerUnreachableException(
                    outage().map(Outage::text).orElse("the ledger cannot be reached"), null);
        }
        return there;
    }

    @Override
    public List<SavedRelease> underWay() {
        return reached().underWay();
    }

    @Override
    public Optional<SavedRelease> load(String id) {
        Optional<SavedRelease> aside = journaled().stream()
                .filter(saved -> saved.release().plan().id().equals(id))
                .findFirst();
        return aside.isPresent() ? aside : reached().load(id);
    }

    @Override
    public Optional<ReleaseSummary> summary(String id) {
        return reached().summary(id);
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return reached().history(query);
    }

    @Override
    public List<LiveVersion> liveWhere() {
        return reached().liveWhere();
    }

    @Override
    public List<ReleaseSummary> liveReleases() {
        return reached().liveReleases();
    }

    @Override
    public List<AuditEvent> audit(String release) {
        return reached().audit(release);
    }

    @Override
    public Facts facts() {
        return (fact, service, version, now) -> {
            JdbcLedger there = there();
            if (there == null) {
                retry();
                return new Facts.Answer(false, outage().map(Outage::text).orElse("the ledger is closed"));
            }
            return there.facts().ask(fact, service, version, now);
        };
    }

    @Override
    public RouteQueue askRoute(String environment, String route, String rollout, boolean queue) {
        return reached().askRoute(environment, route, rollout, queue);
    }

    @Override
    public RouteQueue freeRoute(String environment, String route, String rollout) {
        return reached().freeRoute(environment, route, rollout);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "release-plan-journal");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        JdbcLedger last;
        synchronized (this) {
            closed = true;
        }
        // After whoever looks for the ledger now.
        synchronized (looking) {
            synchronized (this) {
                last = ledger;
            }
            try {
                if (last != null) {
                    last.close();
                }
            } finally {
                losses.shutdown();
                looks.shutdown();
                journal.close();
            }
        }
    }
}
