package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.UnreadableChecklistException;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.PortCalls;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseAction;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Hosts one release: saves each step before its actions run, and knows what its pipeline and its people do next from the saved
 * state alone, so that another process can go on with it.
 */
final class TestHost {

    static final Checklist CHECKLIST = checklist();
    static final String GATE = "go";

    private final Ledger ledger;
    private final PortCalls calls;
    private final Consumer<SavedRelease> saved;
    private final Deque<ReleaseEvent> inbox = new ArrayDeque<>();
    private SavedRelease state;
    private Instant now;

    private TestHost(Ledger ledger, FileCloud cloud, Consumer<SavedRelease> saved) {
        this.ledger = ledger;
        this.calls = new PortCalls(cloud, ledger.facts());
        this.saved = saved;
    }

    private static Checklist checklist() {
        try {
            return Checklist.parse("# Plan\n\n## Before\n\n- [ ] Backups are checked\n- [ ] On-call knows\n"
                    + "- [ ] Feature flags are set, if applicable\n\n## Contacts\n\n| Role | Contact |\n| --- | --- |\n"
                    + "| Release Manager | Rosa |\n");
        } catch (UnreadableChecklistException e) {
            throw new IllegalStateException(e);
        }
    }

    static ReleasePlan plan(String id, String version) {
        return new ReleasePlan(
                id, ReleasePlan.Kind.DEPLOYMENT, id, "production", version, "dora", Set.of("author@example.org"));
    }

    static TestHost begin(Ledger ledger, FileCloud cloud, String id, String version) {
        return begin(ledger, cloud, plan(id, version), state -> {});
    }

    static TestHost begin(Ledger ledger, FileCloud cloud, ReleasePlan plan, Consumer<SavedRelease> saved) {
        TestHost host = new TestHost(ledger, cloud, saved);
        host.now = FileCloud.START;
        Release.Advance advance = Release.begin(plan, host.now);
        host.save(ReleaseChange.begun(advance, new Origin("4f1c2d3", "main", "ship/7"), host.now), advance);
        return host;
    }

    /** Goes on with a release of which only the ledger knows. */
    static TestHost resume(Ledger ledger, FileCloud cloud, SavedRelease saved, Consumer<SavedRelease> listener) {
        TestHost host = new TestHost(ledger, cloud, listener);
        host.state = saved;
        host.now = saved.savedAt();
        host.tell(new ReleaseEvent.HostRestarted());
        return host;
    }

    SavedRelease state() {
        return state;
    }

    Release release() {
        return state.release();
    }

    Instant now() {
        return now;
    }

    void tell(ReleaseEvent event) {
        inbox.add(event);
        while (!inbox.isEmpty()) {
            Release.Advance advance = release().advance(inbox.peek(), now);
            save(ReleaseChange.step(state, advance, now), advance);
            inbox.remove();
        }
    }

    void tellRollout(RolloutEvent event) {
        tell(new ReleaseEvent.OfRollout("r1", event));
    }

    private void save(ReleaseChange change, Release.Advance advance) {
        if (change.before() == null
                || !change.before().equals(change.after())
                || !change.notices().isEmpty()) {
            state = ledger.save(change);
            saved.accept(state);
        }
        for (ReleaseAction action : advance.actions()) {
            answer(action).ifPresent(inbox::add);
        }
    }

    private Optional<ReleaseEvent> answer(ReleaseAction action) {
        if (action instanceof ReleaseAction.OfRollout of) {
            if (of.action() instanceof RolloutAction.HoldRoute hold) {
                return Optional.of(new ReleaseEvent.OfRollout(of.rollout(), new RolloutEvent.RouteHeld(hold.number())));
            }
            if (of.action() instanceof RolloutAction.FreeRoute free) {
                return Optional.of(new ReleaseEvent.OfRollout(of.rollout(), new RolloutEvent.Done(free.number())));
            }
        }
        return calls.make(release(), action, now);
    }

    /** Goes on until the release has nothing left to do. */
    void runToEnd() {
        for (int steps = 0; ReleaseRows.underWay(release()); steps++) {
            if (steps > 5000) {
                throw new IllegalStateException("the release does not end: " + release());
            }
            step();
        }
    }

    /** Goes on until its rollout is in a phase. */
    void runUntil(Phase phase) {
        for (int steps = 0; rollout().map(Rollout::phase).orElse(null) != phase; steps++) {
            if (steps > 5000 || !ReleaseRows.underWay(release())) {
                throw new IllegalStateException("the rollout does not come to " + phase + ": " + release());
            }
            step();
        }
    }

    Optional<Rollout> rollout() {
        return release().rollout("r1");
    }

    void step() {
        tell(next());
    }

    private ReleaseEvent next() {
        Release release = release();
        if (release.body() != Release.Body.RUNNING) {
            return later();
        }
        if (release.checklist() == null) {
            return new ReleaseEvent.ChecklistRead(CHECKLIST);
        }
        for (Item item : CHECKLIST.itemsOf(CHECKLIST.phases())) {
            if (release.progress().lastMark(item.id()).isEmpty()) {
                return new ReleaseEvent.ItemMarked(Mark.done(item.id(), "olga", now));
            }
        }
        Gate gate = release.gates().get(GATE);
        if (gate == null) {
            return new ReleaseEvent.GateReached(GATE, gatePlan());
        }
        if (gate.state() == Gate.State.WAITING) {
            return new ReleaseEvent.OfGate(GATE, signed("rosa", "Release Manager", gate.version()));
        }
        return deployment(release);
    }

    static GateEvent.Signed signed(String person, String role, String version) {
        return new GateEvent.Signed(person, Set.of(role), role, SignOff.Decision.APPROVE, "go ahead", version);
    }

    private ReleaseEvent deployment(Release release) {
        Optional<Rollout> rollout = rollout();
        if (rollout.isEmpty()) {
            return new ReleaseEvent.DeploymentReached(new RolloutPlan(
                    "r1",
                    release.plan().service(),
                    "route",
                    release.plan().version(),
                    RollbackPolicy.NONE,
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(10),
                    true));
        }
        return switch (rollout.get().phase()) {
            case READY -> new ReleaseEvent.OfRollout("r1", new RolloutEvent.StageRequested(stage()));
            case AWAITING -> new ReleaseEvent.OfRollout("r1", new RolloutEvent.BodyEnded());
            case KEEPING_BLUE, COMPLETED -> new ReleaseEvent.BodyEnded();
            case ROLLED_BACK, FAILED -> new ReleaseEvent.BodyFailed("the rollout went back");
            default -> later();
        };
    }

    private ReleaseEvent later() {
        now = due().filter(at -> at.isAfter(now)).orElse(now.plusSeconds(60));
        boolean ofRollout =
                rollout().map(Rollout::wakeAt).filter(at -> !at.isAfter(now)).isPresent();
        return ofRollout
                ? new ReleaseEvent.OfRollout("r1", new RolloutEvent.TimePassed())
                : new ReleaseEvent.TimePassed();
    }

    private Optional<Instant> due() {
        return Stream.concat(Stream.ofNullable(release().wakeAt()), rollout().map(Rollout::wakeAt).stream())
                .min(Instant::compareTo);
    }

    static GatePlan gatePlan() {
        return new GatePlan(
                "Go / No-Go",
                List.of(
                        new io.jenkins.plugins.releaseplan.gate.Condition.ChecklistComplete(""),
                        new io.jenkins.plugins.releaseplan.gate.Condition.SignedOff("Release Manager", 1)),
                Optional.of(Duration.ofHours(4)),
                GatePlan.OnTimeout.REJECT,
                true);
    }

    private static Stage stage() {
        Rule rule = new Rule(
                Metric.ERROR_RATE,
                Condition.parse(Metric.ERROR_RATE, ">5%"),
                2,
                2,
                MissingData.HOLD,
                Severity.values()[0]);
        Analysis analysis = new Analysis("errors", List.of(rule), Duration.ofMinutes(1), Duration.ZERO);
        return new Stage(
                "s1", 10, Duration.ofMinutes(5), Optional.of(analysis), Response.ROLL_BACK, Duration.ofMinutes(30));
    }
}
