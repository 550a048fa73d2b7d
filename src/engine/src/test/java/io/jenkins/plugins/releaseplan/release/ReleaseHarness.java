package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A release with a host that does at once what is wished, so that an example reads as what happens. */
final class ReleaseHarness {

    final FakeCloud cloud = new FakeCloud();
    final List<Notice> notices = new ArrayList<>();
    final List<ReleaseAction> wished = new ArrayList<>();
    Release release;
    Instant now = Instant.parse("2026-03-02T10:00:00Z");
    boolean answers = true;

    private final PortCalls ports = new PortCalls(cloud, (fact, service, version, at) -> new Facts.Answer(true, "so"));
    private final Deque<ReleaseAction> open = new ArrayDeque<>();

    ReleaseHarness(ReleasePlan.Kind kind) {
        Release.Advance begun =
                Release.begin(new ReleasePlan("r1", kind, "pms", "production", "v2", "dev", Set.of()), now);
        release = begun.release();
        take(begun);
    }

    static ReleaseHarness deployment() {
        return new ReleaseHarness(ReleasePlan.Kind.DEPLOYMENT);
    }

    void tell(ReleaseEvent event) {
        take(release.advance(event, now));
        while (answers && !open.isEmpty()) {
            answer(open.poll()).ifPresent(answer -> take(release.advance(answer, now)));
        }
    }

    private void take(Release.Advance advance) {
        release = advance.release();
        for (ReleaseAction action : advance.actions()) {
            wished.add(action);
            if (action instanceof ReleaseAction.Tell tell) {
                notices.add(tell.notice());
            } else {
                open.add(action);
            }
        }
    }

    private Optional<ReleaseEvent> answer(ReleaseAction action) {
        if (action instanceof ReleaseAction.OfRollout of && of.action() instanceof RolloutAction.HoldRoute hold) {
            return Optional.of(new ReleaseEvent.OfRollout(of.rollout(), new RolloutEvent.RouteHeld(hold.number())));
        }
        if (action instanceof ReleaseAction.OfRollout of && of.action() instanceof RolloutAction.FreeRoute free) {
            return Optional.of(new ReleaseEvent.OfRollout(of.rollout(), new RolloutEvent.Done(free.number())));
        }
        return ports.make(release, action, now);
    }

    /** Time passes, and everybody is told so. */
    void after(Duration time) {
        now = now.plus(time);
        tell(new ReleaseEvent.TimePassed());
        for (String id : List.copyOf(release.gates().keySet())) {
            tell(new ReleaseEvent.OfGate(id, new GateEvent.TimePassed()));
        }
        for (String id : List.copyOf(release.rollouts().keySet())) {
            tell(new ReleaseEvent.OfRollout(id, new RolloutEvent.TimePassed()));
        }
    }

    /** A deployment begins; green is up, healthy, and has no traffic yet. */
    void deploys(String id) {
        tell(new ReleaseEvent.DeploymentReached(new RolloutPlan(
                id, "web", "route-web", "v2", RollbackPolicy.NONE, Duration.ofHours(1), Duration.ofMinutes(10), true)));
    }

    /** The deployment's block ends well: green gets all traffic. */
    void cutsOver(String id) {
        tell(new ReleaseEvent.OfRollout(id, new RolloutEvent.BodyEnded()));
    }

    void rollsBack(String id, String person) {
        tell(new ReleaseEvent.OfRollout(id, new RolloutEvent.RollBackRequested(person, "looks bad")));
    }

    void reaches(String gate, Condition... conditions) {
        tell(new ReleaseEvent.GateReached(
                gate,
                new GatePlan(
                        gate,
                        Arrays.asList(conditions),
                        Optional.of(Duration.ofHours(4)),
                        GatePlan.OnTimeout.REJECT,
                        false)));
    }

    void signs(String gate, String person, SignOff.Decision decision) {
        tell(new ReleaseEvent.OfGate(
                gate,
                new GateEvent.Signed(
                        person,
                        Set.of("Release Manager"),
                        "Release Manager",
                        decision,
                        "",
                        release.plan().version())));
    }

    Rollout rollout(String id) {
        return release.rollouts().get(id);
    }

    long wishes(Class<? extends ReleaseAction> kind) {
        return wished.stream().filter(kind::isInstance).count();
    }
}
