package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The releases of all hosts that share it, and what happened to them. The one source of truth: a host saves each step of a
 * release here before it runs the step's actions, and after a crash goes on from {@link #underWay}.
 *
 * <p>Thread-safe. Every method may throw {@link LedgerUnreachableException}.
 */
public interface Ledger {

    /**
     * Saves a step: all of it, or nothing. Steps are saved in the order in which they are given.
     *
     * @return completed with the new revision once the step is durable; failed with {@link StaleReleaseException} if another
     *     host saved the release in between, or with {@link LedgerUnreachableException}
     */
    CompletableFuture<Long> saving(ReleaseChange change);

    /**
     * Saves a step and waits until it is durable.
     *
     * @return the release as it is in the ledger now
     * @throws StaleReleaseException if another host saved the release in between; nothing was saved
     */
    default SavedRelease save(ReleaseChange change) {
        try {
            saving(change).join();
            return change.saved();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerException known) {
                throw known;
            }
            throw e;
        }
    }

    /** The releases that have something left to do, the oldest first. */
    List<SavedRelease> underWay();

    /** A release; empty if there is none of this id. */
    Optional<SavedRelease> load(String id);

    /** A release as a row of the history; empty if there is none of this id. */
    Optional<ReleaseSummary> summary(String id);

    /** A page of the history. */
    HistoryPage history(HistoryQuery query);

    /** What is live where, by environment, service and target. */
    List<LiveVersion> liveWhere();

    /** The releases that brought what is live, each once, the newest first: what {@link #liveWhere} names. */
    List<ReleaseSummary> liveReleases();

    /** The audit events of a release in their order. */
    List<AuditEvent> audit(String release);

    /** What the past says, for gates. */
    Facts facts();

    /**
     * A rollout asks for a route, across all hosts.
     *
     * @param environment the environment of the route
     * @param rollout the rollout's id, prefixed by its release's where that is not unique
     * @param queue whether it waits if another holds the route
     * @return who holds the route and waits for it now
     */
    RouteQueue askRoute(String environment, String route, String rollout, boolean queue);

    /** A rollout gives a route back, or leaves its queue. Doing so twice changes nothing. */
    RouteQueue freeRoute(String environment, String route, String rollout);
}
