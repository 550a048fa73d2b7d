package io.jenkins.plugins.releaseplan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.jenkins.plugins.releaseplan.cloud.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;

/** A host that forgets everything but the saved gate, at any point, brings it to the very same end. */
public class GateCrashTest {

    private static final int WORLDS = 4_000;
    private static final Duration END = Duration.ofHours(2);

    @Test
    public void aHostThatCrashesAnywhereReachesTheSameEnd() {
        Map<Gate.State, Integer> ends = new EnumMap<>(Gate.State.class);
        int[] crashes = {0};
        GatePropertyTest.theory(4, WORLDS)
                .forAll(
                        GatePropertyTest.plans(),
                        lists().of(integers().between(0, 1_000_000)).ofSize(12))
                .checkAssert((plan, drawn) -> {
                    Host steady = new Host(drawn, Set.of());
                    Gate expected = steady.run(GateScript.plan(plan));
                    Host shaky = new Host(drawn, crashPoints(drawn, steady.advances));
                    assertThat(End.of(shaky.run(GateScript.plan(plan)))).isEqualTo(End.of(expected));
                    crashes[0] += shaky.crashes;
                    ends.merge(expected.state(), 1, Integer::sum);
                });
        assertThat(crashes[0]).as("crashes").isGreaterThan(WORLDS);
        assertThat(ends.keySet())
                .as("ends")
                .contains(Gate.State.OPEN, Gate.State.TIMED_OUT, Gate.State.REJECTED, Gate.State.WAITING);
    }

    private static Set<Integer> crashPoints(List<Integer> drawn, int advances) {
        Set<Integer> points = new HashSet<>();
        IntStream.range(8, 12).forEach(i -> points.add(drawn.get(i) % advances));
        return points;
    }

    /**
     * What the end is made of. Answers that come in the same instant may come in another order after a crash, so the gate may
     * have opened before it heard the last of them.
     */
    private record End(Gate.State state, Instant endedAt, String version, List<SignOff> signOffs) {
        static End of(Gate gate) {
            return new End(gate.state(), gate.endedAt(), gate.version(), gate.signOffs());
        }
    }

    /** What comes from outside: it happens whether the host lives or not, and is not lost by a crash. */
    private record Outside(Instant at, GateEvent event) {}

    /** A host with a world in which things come true at drawn times. */
    private static final class Host {
        private final List<Integer> drawn;
        private final Set<Integer> crashAfter;
        private final PriorityQueue<Outside> outside = new PriorityQueue<>(Comparator.comparing(Outside::at));
        private Gate gate;
        private Instant now = GateSamples.START;
        private Instant wake;
        private int advances;
        private int crashes;

        Host(List<Integer> drawn, Set<Integer> crashAfter) {
            this.drawn = drawn;
            this.crashAfter = crashAfter;
        }

        Gate run(GatePlan plan) {
            outside.add(new Outside(time(2), GateSamples.checklist(3, 0)));
            outside.add(new Outside(time(4).plusMillis(1), signed("cyd", "Lead", drawn.get(4))));
            outside.add(new Outside(time(5).plusMillis(2), signed("dan", "Lead", drawn.get(5))));
            outside.add(new Outside(time(6).plusMillis(3), signed("fay", "Security", drawn.get(6))));
            if (drawn.get(7) % 4 == 0) {
                outside.add(new Outside(time(7).plusMillis(4), new GateEvent.VersionChanged("v2")));
            }
            Advance begun = Gate.begin(plan, "v1", "ann", Set.of("bob"), now);
            gate = begun.gate();
            perform(begun);
            while (next() != null && next().isBefore(GateSamples.START.plus(END))) {
                now = next();
                if (now.equals(wake)) {
                    wake = null;
                    advance(new GateEvent.TimePassed());
                } else {
                    advance(outside.poll().event());
                }
            }
            return gate;
        }

        private Instant next() {
            Instant event = outside.isEmpty() ? null : outside.peek().at();
            boolean wakesFirst = wake != null && (event == null || !event.isBefore(wake));
            return wakesFirst ? wake : event;
        }

        private void advance(GateEvent event) {
            Advance advance = gate.advance(event, now);
            gate = advance.gate();
            perform(advance);
        }

        /** Runs actions; their answers are events. A crash in between loses what was not done yet. */
        private void perform(Advance first) {
            Deque<GateAction> todo = new ArrayDeque<>(first.actions());
            advances++;
            while (true) {
                if (crashAfter.contains(advances - 1) && crashes < advances) {
                    crashes = advances;
                    todo.clear();
                    wake = null;
                    todo.addAll(advanced(new GateEvent.HostRestarted()));
                }
                if (todo.isEmpty()) {
                    return;
                }
                GateAction action = todo.poll();
                if (action instanceof GateAction.WakeAt at) {
                    wake = at.at();
                } else if (!(action instanceof GateAction.Tell)) {
                    todo.addAll(advanced(answer(action)));
                }
            }
        }

        private List<GateAction> advanced(GateEvent event) {
            Advance advance = gate.advance(event, now);
            gate = advance.gate();
            advances++;
            return advance.actions();
        }

        private GateEvent answer(GateAction question) {
            if (question instanceof GateAction.AskChecklist) {
                return GateSamples.checklist(3, now.isBefore(time(2)) ? 1 : 0);
            }
            if (question instanceof GateAction.AskFact fact) {
                return drawn.get(0) % 7 == 0 && now.getEpochSecond() / 60 % 3 == 0
                        ? new GateEvent.LookFailed(fact.conditionId(), "no answer")
                        : new GateEvent.FactKnown(fact.conditionId(), !now.isBefore(time(0)), "seen", fact.version());
            }
            if (question instanceof GateAction.AskHealth health) {
                Health seen = new Health(!now.isBefore(time(1)), health.version(), "seen");
                return new GateEvent.HealthKnown(health.conditionId(), seen, health.version());
            }
            GateAction.Measure measure = (GateAction.Measure) question;
            double errors = measure.to().isBefore(time(3)) ? 0.2 : 0.01;
            return new GateEvent.Measured(
                    measure.conditionId(), GateSamples.measurement(measure, errors), measure.version());
        }

        private Instant time(int index) {
            return GateSamples.START.plus(Duration.ofMinutes(5L * (drawn.get(index) % 20)));
        }

        private static GateEvent signed(String person, String role, int number) {
            SignOff.Decision decision = number / 40 % 12 == 0 ? SignOff.Decision.REJECT : SignOff.Decision.APPROVE;
            String version = number / 480 % 3 == 0 ? "v2" : "v1";
            return new GateEvent.Signed(person, Set.of("Lead", "Security"), role, decision, "", version);
        }
    }
}
