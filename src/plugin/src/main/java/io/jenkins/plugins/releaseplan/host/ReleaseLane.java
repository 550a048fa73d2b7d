package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.ledger.StaleReleaseException;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The events of one release, taken one after the other, and those who wait for it. */
final class ReleaseLane {

    private static final Logger LOGGER = Logger.getLogger(ReleaseLane.class.getName());

    private final ReleaseHost host;
    private final String id;
    private final Deque<Task> tasks = new ArrayDeque<>(2);
    private final List<Expectation> expectations = new ArrayList<>(2);
    private boolean working;

    /** Something to do with the release; it says when it is done, and does not throw. */
    private interface Task {
        CompletableFuture<?> run();
    }

    ReleaseLane(ReleaseHost host, String id) {
        this.host = host;
        this.id = id;
    }

    void begin(ReleasePlan plan, Origin origin, CompletableFuture<Release> begun) {
        add(() -> {
            Instant now = host.now();
            Release.Advance first = Release.begin(plan, now);
            return answer(begun, host.take(ReleaseChange.begun(first, origin, now), first));
        });
    }

    /**
     * Adds an event.
     *
     * @param patient whether it waits for a ledger that cannot be reached
     */
    void add(ReleaseEvent event, boolean patient, CompletableFuture<Release> told) {
        add(() -> answer(told, attempt(event, patient)));
    }

    /** The controller runs the release from now on. */
    void takeOver(String controller, String by, CompletableFuture<Release> taken) {
        add(() -> answer(taken, takeOver(controller, by)));
    }

    private CompletableFuture<Release> takeOver(String controller, String by) {
        host.states().forget(id);
        SavedRelease before;
        try {
            before = known();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (!host.isElsewhere(before.origin())) {
            return CompletableFuture.completedFuture(before.release());
        }
        Notice notice = new Notice(
                Notice.Kind.TAKEN_OVER,
                Notice.Importance.INFO,
                "taken over by " + by + " from a Jenkins that is gone",
                Map.of("by", by, "from", before.origin().controller(), "to", controller));
        Release.Advance nothing = new Release.Advance(before.release(), List.of());
        return host.take(ReleaseChange.takenOver(before, controller, notice, after(before)), nothing)
                .handle((state, failure) -> {
                    if (failure == null) {
                        return attempt(new ReleaseEvent.HostRestarted(), true);
                    }
                    // The other one is not gone, and made a step meanwhile.
                    return cause(failure) instanceof StaleReleaseException
                            ? takeOver(controller, by)
                            : CompletableFuture.<Release>failedFuture(cause(failure));
                })
                .thenCompose(next -> next);
    }

    private SavedRelease known() {
        return host.states()
                .get(id)
                .orElseThrow(() -> new NoSuchElementException("the ledger has no release '" + id + "'"));
    }

    /** The clock of a machine may be set back; a release's time is not. */
    private Instant after(SavedRelease before) {
        return host.now().isBefore(before.savedAt()) ? before.savedAt() : host.now();
    }

    void expect(Expectation expectation) {
        add(() -> {
            Optional<SavedRelease> state;
            try {
                state = host.states().get(id);
            } catch (LedgerUnreachableException e) {
                host.expectLater(id, expectation);
                return CompletableFuture.failedFuture(e);
            } catch (LedgerException e) {
                expectation.fail(e);
                return CompletableFuture.failedFuture(e);
            }
            if (state.isEmpty()) {
                expectation.fail(new NoSuchElementException("the ledger has no release '" + id + "'"));
            } else if (host.isElsewhere(state.get().origin())) {
                expectation.fail(new RunsElsewhereException(id));
            } else if (!expectation.settle(state.get().release())) {
                synchronized (this) {
                    expectations.add(expectation);
                }
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    private CompletableFuture<Release> answer(CompletableFuture<Release> asked, CompletableFuture<Release> found) {
        return found.whenComplete((state, failure) -> {
            if (failure != null) {
                asked.completeExceptionally(cause(failure));
            } else {
                settle(state);
                asked.complete(state);
            }
        });
    }

    private CompletableFuture<Release> take(ReleaseEvent event, boolean patient) {
        SavedRelease before = known();
        if (host.isElsewhere(before.origin())) {
            throw new RunsElsewhereException(id);
        }
        Instant now = after(before);
        Release.Advance advance = before.release().advance(event, now);
        if (advance.actions().isEmpty() && advance.release().equals(before.release())) {
            return CompletableFuture.completedFuture(before.release());
        }
        return host.take(ReleaseChange.step(before, advance, now), advance)
                .handle((state, failure) -> failure == null
                        ? CompletableFuture.completedFuture(state)
                        : failed(event, patient, cause(failure)))
                .thenCompose(next -> next);
    }

    private CompletableFuture<Release> failed(ReleaseEvent event, boolean patient, Throwable failure) {
        host.states().forget(id);
        if (failure instanceof StaleReleaseException) {
            return attempt(event, patient);
        }
        if (failure instanceof LedgerUnreachableException && patient && !host.isClosed()) {
            CompletableFuture<Release> later = new CompletableFuture<>();
            host.whenLedgerMayBeBack(() -> attempt(event, true).whenComplete((state, problem) -> {
                if (problem == null) {
                    later.complete(state);
                } else {
                    later.completeExceptionally(cause(problem));
                }
            }));
            return later;
        }
        return CompletableFuture.failedFuture(failure);
    }

    private CompletableFuture<Release> attempt(ReleaseEvent event, boolean patient) {
        try {
            return take(event, patient);
        } catch (LedgerUnreachableException e) {
            return failed(event, patient, e);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(Release state) {
        List<Expectation> all;
        synchronized (this) {
            all = List.copyOf(expectations);
        }
        List<Expectation> over =
                all.stream().filter(expectation -> expectation.settle(state)).toList();
        synchronized (this) {
            expectations.removeAll(over);
        }
    }

    private synchronized void add(Task task) {
        tasks.add(task);
        if (!working) {
            working = true;
            host.work(this::next);
        }
    }

    private void next() {
        Optional<Task> task = poll();
        if (task.isEmpty()) {
            host.idle(id);
            return;
        }
        CompletableFuture<?> done;
        try {
            done = task.get().run();
        } catch (RuntimeException e) {
            done = CompletableFuture.failedFuture(e);
        }
        done.whenComplete((state, failure) -> {
            if (failure != null && !expected(cause(failure))) {
                LOGGER.log(Level.WARNING, cause(failure), () -> "release " + id + ": an event was not taken");
            }
            host.work(this::next);
        });
    }

    /** Whoever told it hears of it. */
    private static boolean expected(Throwable failure) {
        return failure instanceof LedgerException
                || failure instanceof NoSuchElementException
                || failure instanceof RunsElsewhereException;
    }

    private synchronized Optional<Task> poll() {
        Task task = tasks.poll();
        working = task != null;
        return Optional.ofNullable(task);
    }

    /** Those who still wait. */
    synchronized List<Expectation> waiting() {
        return List.copyOf(expectations);
    }

    synchronized boolean isIdle() {
        return !working && tasks.isEmpty() && expectations.isEmpty();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
