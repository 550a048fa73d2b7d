package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.rehearsal.host.ReleaseKeeper;
import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Keeps a rehearsal's releases in a ledger. A simulated cloud forgets with its process, so the rehearsal does not wait for each
 * step to be durable, only for all at its end.
 */
final class LedgerKeeper implements ReleaseKeeper, AutoCloseable {

    private static final int MOST_WAITING = 2000;

    private final JdbcLedger ledger;
    private final Origin origin;
    private final Map<String, SavedRelease> states = new HashMap<>();
    private final Deque<CompletableFuture<Long>> waiting = new ArrayDeque<>();

    /** @param seed the rehearsal's seed, by which it can be repeated */
    LedgerKeeper(LedgerLocation location, long seed) {
        this.ledger = JdbcLedger.open(location);
        this.origin = new Origin("", "", "rehearsal with seed " + seed);
    }

    @Override
    public void keep(Release before, Release.Advance advance, Instant now) {
        String id = advance.release().plan().id();
        ReleaseChange change = before == null
                ? ReleaseChange.begun(advance, origin, now)
                : ReleaseChange.step(states.get(id), advance, now);
        if (before != null && change.notices().isEmpty() && before.equals(advance.release())) {
            return;
        }
        states.put(id, change.saved());
        waiting.add(ledger.saving(change));
        while (waiting.size() > MOST_WAITING) {
            kept(waiting.remove());
        }
    }

    @Override
    public boolean knows(String id) {
        return states.containsKey(id) || ledger.summary(id).isPresent();
    }

    /** Waits for what was given to keep, so that the answer does not depend on how fast the disk is. */
    @Override
    public Optional<Facts> past() {
        finish();
        return Optional.of(ledger.facts());
    }

    private static void kept(CompletableFuture<Long> step) {
        try {
            step.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerException known) {
                throw known;
            }
            throw e;
        }
    }

    /** Waits until all is durable. */
    void finish() {
        while (!waiting.isEmpty()) {
            kept(waiting.remove());
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
