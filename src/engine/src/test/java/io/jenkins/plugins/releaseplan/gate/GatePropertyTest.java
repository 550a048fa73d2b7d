package io.jenkins.plugins.releaseplan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;
import org.quicktheories.core.NoGuidance;

/** Random schedules of events against the gate's function, each step held to {@link GateInvariants}. */
public class GatePropertyTest {

    private static final int PLANS = 1 << 11;

    @Test
    public void standsAsTheOracleSaysInShortSchedules() {
        holds(1, 60_000, 3, 8);
    }

    @Test
    public void standsAsTheOracleSaysInLongSchedules() {
        holds(2, 45_000, 6, 18);
    }

    private static void holds(long seed, int schedules, int shortest, int longest) {
        Map<Gate.State, Integer> ends = new EnumMap<>(Gate.State.class);
        theory(seed, schedules)
                .forAll(plans(), steps(shortest, longest))
                .checkAssert((plan, steps) -> ends.merge(
                        GateInvariants.hold(Gate::advance, plan, steps).state(), 1, Integer::sum));
        for (Gate.State state : Gate.State.values()) {
            assertThat(ends.getOrDefault(state, 0))
                    .as("schedules that end " + state + " of " + ends)
                    .isGreaterThan(schedules / 50);
        }
    }

    static QuickTheory theory(long seed, int schedules) {
        return qt().withGuidance(prng -> new NoGuidance())
                .withFixedSeed(seed)
                .withExamples(schedules)
                .withUnlimitedTestingTime();
    }

    static Gen<List<Integer>> steps(int shortest, int longest) {
        return lists().of(integers().between(0, 20_000_000)).ofSizeBetween(shortest, longest);
    }

    static Gen<Integer> plans() {
        return integers().between(0, PLANS - 1);
    }
}
