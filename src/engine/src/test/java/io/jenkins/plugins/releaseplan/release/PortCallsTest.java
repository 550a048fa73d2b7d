package io.jenkins.plugins.releaseplan.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class PortCallsTest {

    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");

    private final ReleaseHarness deployed = ReleaseHarness.deployment();
    private final FakeCloud cloud = deployed.cloud;
    private final PortCalls ports = new PortCalls(
            cloud,
            (fact, service, version, now) ->
                    new Facts.Answer(true, fact.text() + " " + service + " " + version + " " + now));

    private Optional<ReleaseEvent> make(ReleaseAction action) {
        cloud.keepCalls = true;
        return ports.make(deployed.release, action, T);
    }

    private RolloutEvent make(RolloutAction action) {
        ReleaseEvent.OfRollout event = (ReleaseEvent.OfRollout)
                make(new ReleaseAction.OfRollout("d1", action)).orElseThrow();
        assertThat(event.rollout()).isEqualTo("d1");
        return event.event();
    }

    private GateEvent make(GateAction action) {
        ReleaseEvent.OfGate event = (ReleaseEvent.OfGate)
                make(new ReleaseAction.OfGate("Go", action)).orElseThrow();
        assertThat(event.gate()).isEqualTo("Go");
        return event.event();
    }

    private static Map<RolloutAction.Numbered, List<String>> callsOfRollouts() {
        Map<RolloutAction.Numbered, List<String>> calls = new LinkedHashMap<>();
        calls.put(new RolloutAction.Inspect(3, "web"), List.of("inspect web"));
        calls.put(new RolloutAction.Launch(3, "web", "b", "v2"), List.of("launch web b v2"));
        calls.put(new RolloutAction.Probe(3, "web", "b"), List.of("probe web b"));
        calls.put(new RolloutAction.Shift(3, "web", new TrafficSplit("a", "b", 10)), List.of("shift web to 10"));
        calls.put(new RolloutAction.Look(3, "web", "b"), List.of("percentOf web b"));
        calls.put(new RolloutAction.RecordVersion(3, "web", "v2"), List.of("write web v2"));
        calls.put(new RolloutAction.Refresh(3, "web", "d1-3"), List.of("point web", "invalidate web d1-3"));
        calls.put(new RolloutAction.Retire(3, "web", "a"), List.of("retire web a"));
        calls.put(
                new RolloutAction.Measure(
                        3, "web", List.of("errorRate"), List.of("errorRate"), "b", T, T.plusSeconds(60), "a", T, T),
                List.of("read web b errorRate", "read web a errorRate"));
        calls.put(
                new RolloutAction.Measure(
                        3, "web", List.of("errorRate"), List.of(), "b", T, T.plusSeconds(60), "a", T, T),
                List.of("read web b errorRate"));
        return calls;
    }

    @Test
    public void everyCallOfARolloutGoesToItsPortAndIsAnsweredByItsNumber() {
        callsOfRollouts().forEach((action, wanted) -> {
            cloud.calls.clear();
            RolloutEvent answer = make(action);

            assertThat(cloud.calls).containsExactlyElementsOf(wanted);
            assertThat(answer).isNotInstanceOf(RolloutEvent.CallFailed.class);
            assertThat(((RolloutEvent.Answer) answer).number()).isEqualTo(3);
        });
    }

    @Test
    public void everyFailureOfEveryCallOfARolloutIsToldWithItsKind() {
        for (CloudException.Kind kind : CloudException.Kind.values()) {
            callsOfRollouts().forEach((action, calls) -> {
                fails(kind);

                assertThat(make(action)).isEqualTo(new RolloutEvent.CallFailed(3, kind, calls.get(0) + " failed"));
            });
        }
    }

    @Test
    public void everyFailureOfACheckOrADatabaseIsToldWithItsKind() {
        for (CloudException.Kind kind : CloudException.Kind.values()) {
            fails(kind);

            assertThat(make(new ReleaseAction.Check(3, "smoke", "v2")))
                    .contains(new ReleaseEvent.Checked(3, null, kind, "check production smoke v2 failed"));
            assertThat(make(new ReleaseAction.Snapshot(3, "orders", "s")))
                    .contains(new ReleaseEvent.DatabaseAnswered(3, null, kind, "snapshot orders s failed"));
            assertThat(make(new ReleaseAction.Restore(3, "orders", "s", "r1/db")))
                    .contains(new ReleaseEvent.DatabaseAnswered(3, null, kind, "restore orders s r1/db failed"));
        }
    }

    @Test
    public void everyFailureOfAGatesLookIsALookThatFailed() {
        for (CloudException.Kind kind : CloudException.Kind.values()) {
            fails(kind);

            assertThat(make(new GateAction.AskHealth("healthy:web", "web", "v2")))
                    .isEqualTo(new GateEvent.LookFailed("healthy:web", "inspect web failed"));
            assertThat(make(new GateAction.Measure("m", "web", List.of("errorRate"), List.of("errorRate"), T, T, "v2")))
                    .isEqualTo(new GateEvent.LookFailed("m", "inspect web failed"));
        }
    }

    @Test
    public void aFailureWithoutAReasonIsToldAllTheSame() {
        FakeCloud silent = new FakeCloud();
        silent.silent = true;
        silent.faults = () -> Optional.of(new FakeCloud.Fault(CloudException.Kind.REFUSED, false));
        PortCalls calls = new PortCalls(silent, ports.facts());

        assertThat(calls.make(deployed.release, new ReleaseAction.Check(3, "smoke", "v2"), T))
                .contains(new ReleaseEvent.Checked(3, null, CloudException.Kind.REFUSED, "no reason given"));
    }

    @Test
    public void checksAndDatabasesAreAnswered() {
        assertThat(((ReleaseEvent.Checked)
                                make(new ReleaseAction.Check(3, "smoke", "v2")).orElseThrow())
                        .health())
                .matches(health -> health.serves("v2"));
        assertThat(make(new ReleaseAction.Snapshot(3, "orders", "s")))
                .contains(new ReleaseEvent.DatabaseAnswered(3, DatabaseSnapshots.Progress.UNDER_WAY, null, ""));
    }

    @Test
    public void aFactIsAskedOfTheVersionThatTheGateAsksFor() {
        assertThat(make(new GateAction.AskFact("f", new Fact.HealthyIn("staging"), "v3")))
                .isEqualTo(new GateEvent.FactKnown("f", true, "healthy in staging pms v3 " + T, "v3"));
    }

    @Test
    public void aGateOutsideADeploymentLooksAtWhatServes() {
        make(new GateAction.AskHealth("healthy:web", "web", "v2"));

        assertThat(cloud.calls).containsExactly("inspect web", "probe web a");
    }

    @Test
    public void aGateInsideADeploymentLooksAtGreenAndComparesWithBlue() {
        deployed.deploys("d1");
        make(new GateAction.AskHealth("healthy:web", "web", "v2"));
        make(new GateAction.Measure("m", "web", List.of("errorRate"), List.of("errorRate"), T, T, "v2"));

        assertThat(cloud.calls)
                .containsExactly("probe web b", "inspect web", "read web b errorRate", "read web a errorRate");
    }

    @Test
    public void aGateAfterADeploymentThatWentBackLooksAtWhatServes() {
        deployed.deploys("d1");
        deployed.tell(new ReleaseEvent.OfRollout("d1", new RolloutEvent.BodyFailed("no")));
        make(new GateAction.AskHealth("healthy:web", "web", "v2"));

        assertThat(cloud.calls).containsExactly("inspect web", "probe web a");
    }

    @Test
    public void routesTimersAndNoticesAreTheHostsOwn() {
        List<ReleaseAction> own = new ArrayList<>();
        own.add(new ReleaseAction.WakeAt(T));
        own.add(new ReleaseAction.Tell(new Notice(Notice.Kind.HELD, Notice.Importance.INFO, "held", Map.of())));
        own.add(new ReleaseAction.OfGate("Go", new GateAction.WakeAt(T)));
        own.add(new ReleaseAction.OfRollout("d1", new RolloutAction.WakeAt(T)));
        own.add(new ReleaseAction.OfRollout("d1", new RolloutAction.HoldRoute(1, "route", "d1", true)));
        own.add(new ReleaseAction.OfRollout("d1", new RolloutAction.FreeRoute(1, "route", "d1")));

        for (ReleaseAction action : own) {
            assertThat(make(action)).as(action.toString()).isEmpty();
        }
        assertThat(cloud.calls).isEmpty();
    }

    private void fails(CloudException.Kind kind) {
        cloud.faults = () -> Optional.of(new FakeCloud.Fault(kind, false));
    }
}
