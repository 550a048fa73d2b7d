package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hosts the releases of one controller. Each step of a release is in the ledger before its actions run; after a crash
 * {@link #resume} goes on from there. Waiting costs no thread: events of one release are taken one after the other on a shared
 * executor, and time that passes is a timer.
 *
 * <p>Thread-safe. No method waits for a cloud; those that say so read the ledger.
 */
public final class ReleaseHost implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(ReleaseHost.class.getName());
    private static final Duration LEDGER_AGAIN = Duration.ofSeconds(5);

    private final String controller;
    private final Ledger ledger;
    private final Clouds clouds;
    private final HostTime time;
    private final Executor work;
    private final Actions actions;
    private final StateCache states;
    private final Map<String, ReleaseLane> lanes = new ConcurrentHashMap<>();
    private final List<HostListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * @param controller the id of the controller, of which there may be several on one ledger
     * @param ledger where releases are kept; not closed by the host
     * @param clouds the ports of the environments
     * @param time the time
     * @param work runs the steps of releases; its threads may wait for the ledger
     * @param calls runs calls of the cloud; its threads may wait as long as the cloud lets them
     */
    public ReleaseHost(String controller, Ledger ledger, Clouds clouds, HostTime time, Executor work, Executor calls) {
        this.controller = controller;
        this.ledger = ledger;
        this.clouds = clouds;
        this.time = time;
        this.work = work;
        this.states = new StateCache(ledger);
        this.actions = new Actions(this, clouds, calls);
    }

    /** Now, as all releases see it. */
    public Instant now() {
        return time.now();
    }

    /** Where releases are kept. */
    public Ledger ledger() {
        return ledger;
    }

    HostTime time() {
        return time;
    }

    /**
     * The ports of an environment, the very ones that releases use. Their calls may take long.
     *
     * @throws java.util.NoSuchElementException if it is not configured
     */
    public Cloud cloud(String environment) {
        return clouds.of(environment);
    }

    /** Adds somebody who hears of each step from now on. */
    public void listen(HostListener listener) {
        listeners.add(listener);
    }

    /**
     * Goes on with all that is under way in the ledger, but for what another controller runs. To be called once, before
     * anything else.
     *
     * @return how many releases go on
     * @throws LedgerUnreachableException if the ledger cannot be read now; call it again later
     */
    public int resume() {
        List<SavedRelease> underWay = ledger.underWay().stream()
                .filter(saved -> !isElsewhere(saved.origin()))
                .toList();
        underWay.forEach(saved -> tell(saved.release().plan().id(), new ReleaseEvent.HostRestarted()));
        return underWay.size();
    }

    /**
     * Begins a release, which this controller runs.
     *
     * @return completed once it is in the ledger; failed with a {@link io.jenkins.plugins.releaseplan.ledger.LedgerException} if
     *     it cannot be, and then there is no such release
     */
    public CompletableFuture<Release> begin(ReleasePlan plan, Origin origin) {
        return lane(plan.id(), (lane, begun) -> lane.begin(plan, origin.on(controller), begun));
    }

    /**
     * Tells a release what happened. While the ledger cannot be reached the event waits.
     *
     * @return the release once the step is in the ledger; failed if there is no such release
     */
    public CompletableFuture<Release> tell(String release, ReleaseEvent event) {
        return lane(release, (lane, told) -> lane.add(event, true, told));
    }

    /** Whether another controller runs a release. */
    public boolean isElsewhere(Origin origin) {
        return origin.isElsewhere(controller);
    }

    /**
     * Takes a release over from a controller that is gone for good: this one runs it from now on.
     *
     * @param by the administrator who says so
     * @return the release once it goes on here, at once if it was here already; failed if there is no such release or the
     *     ledger cannot be reached
     */
    public CompletableFuture<Release> takeOver(String release, String by) {
        return lane(release, (lane, taken) -> lane.takeOver(controller, by, taken));
    }

    /** Tells a rollout what happened, as {@link #tell} does. */
    public CompletableFuture<Release> tellRollout(String release, String rollout, RolloutEvent event) {
        return tell(release, new ReleaseEvent.OfRollout(rollout, event));
    }

    /**
     * Tells a release what a person decided, who waits for the answer.
     *
     * @return the release once the step is in the ledger; failed, and nothing has happened, if there is no such release or the
     *     ledger cannot be reached
     */
    public CompletableFuture<Release> decide(String release, ReleaseEvent event) {
        return lane(release, (lane, told) -> lane.add(event, false, told));
    }

    /**
     * Waits, without a thread, for a release to come to a point.
     *
     * @param release the release that is looked at now and after each of its steps
     * @param answer gives null while it is not there; what it throws is told
     * @param then is told once, on a thread of the host, and must not block; that the ledger has no such release, too, but not
     *     that it cannot be reached
     */
    public <T> Expectation expect(String release, Function<Release, T> answer, BiConsumer<T, Throwable> then) {
        Expectation expectation = Expectation.of(answer, then);
        lane(release, (lane, looked) -> lane.expect(expectation));
        return expectation;
    }

    /** Looks again once the ledger may be back. */
    void expectLater(String release, Expectation expectation) {
        whenLedgerMayBeBack(() -> lane(release, (lane, looked) -> lane.expect(expectation)));
    }

    /**
     * The state of a release; empty if there is none of this id. Reads the ledger.
     *
     * @throws io.jenkins.plugins.releaseplan.ledger.LedgerException if the ledger cannot be read
     */
    public Optional<Release> release(String id) {
        return states.get(id).map(SavedRelease::release);
    }

    /** How many releases the host works on or somebody waits for at this moment. */
    public int lanes() {
        return lanes.size();
    }

    /** Runs something on a thread that may wait for the ledger. */
    public void work(Runnable task) {
        work.execute(task);
    }

    /** Does something with a release's lane, which does not go away meanwhile. */
    private CompletableFuture<Release> lane(String release, BiConsumer<ReleaseLane, CompletableFuture<Release>> task) {
        CompletableFuture<Release> done = new CompletableFuture<>();
        if (closed) {
            done.completeExceptionally(new IllegalStateException(
                    "Jenkins is going down; release " + release + " goes on when it is back"));
            return done;
        }
        lanes.compute(release, (id, known) -> {
            ReleaseLane lane = known == null ? new ReleaseLane(this, id) : known;
            task.accept(lane, done);
            return lane;
        });
        return done;
    }

    /** A lane that has nothing left to do goes away. */
    void idle(String release) {
        lanes.computeIfPresent(release, (id, lane) -> lane.isIdle() ? null : lane);
    }

    StateCache states() {
        return states;
    }

    /** Saves a step; its actions run and all are told once it is durable. */
    CompletableFuture<Release> take(ReleaseChange change, Release.Advance advance) {
        return ledger.saving(change)
                .thenApplyAsync(
                        revision -> {
                            SavedRelease saved = change.saved();
                            states.put(saved);
                            if (!closed) {
                                actions.run(advance);
                            }
                            listeners.forEach(listener -> hear(listener, change));
                            return saved.release();
                        },
                        work);
    }

    private static void hear(HostListener listener, ReleaseChange change) {
        try {
            listener.changed(change.after(), change.notices(), change.at());
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "a listener failed on a step of release "
                            + change.after().plan().id());
        }
    }

    /** Those who wait, by release. A host that takes this one's place goes on with them. */
    Map<String, List<Expectation>> waiting() {
        Map<String, List<Expectation>> waiting = new HashMap<>();
        lanes.forEach((release, lane) -> {
            List<Expectation> ofRelease = lane.waiting();
            if (!ofRelease.isEmpty()) {
                waiting.put(release, ofRelease);
            }
        });
        return waiting;
    }

    /** Goes on with those who waited at a host before this one. */
    void goOnWith(Map<String, List<Expectation>> waiting) {
        waiting.forEach((release, all) ->
                all.forEach(expectation -> lane(release, (lane, looked) -> lane.expect(expectation))));
    }

    /** Runs something once it is worth asking the ledger again. */
    void whenLedgerMayBeBack(Runnable task) {
        time.at(time.now().plus(LEDGER_AGAIN), () -> work.execute(task));
    }

    boolean isClosed() {
        return closed;
    }

    /** Stops timers and takes no more events. What is not in the ledger has not happened. */
    @Override
    public void close() {
        closed = true;
        actions.close();
    }
}
