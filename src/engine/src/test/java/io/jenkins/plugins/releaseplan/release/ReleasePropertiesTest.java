package io.jenkins.plugins.releaseplan.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/**
 * Drives releases through random schedules of events, faults and crashes, with the invariants checked at each step. A schedule
 * is its seed and its length; what fails is told with both, and {@code new Schedule(seed, Step.REAL).run(length)} repeats it.
 */
public class ReleasePropertiesTest {

    private static final int SCHEDULES = 100_000;
    private static final int SCHEDULES_TO_THE_END = 2_500;
    private static final int LONGEST = 50;

    @Test
    public void noScheduleBreaksAnInvariant() {
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        Set<Gate.State> states = EnumSet.noneOf(Gate.State.class);
        qt().withExamples(SCHEDULES)
                .withShrinkCycles(200)
                .forAll(longs().all(), integers().between(1, LONGEST))
                .checkAssert((seed, length) -> {
                    Schedule schedule = new Schedule(seed, Step.REAL);
                    schedule.run(length);
                    schedule.release.rollouts().values().forEach(one -> phases.add(one.phase()));
                    schedule.release.gates().values().forEach(one -> states.add(one.state()));
                });
        assertThat(phases).as("the schedules stop in every phase").containsExactly(Phase.values());
        assertThat(states).as("the schedules see every end of a gate").containsExactly(Gate.State.values());
    }

    @Test
    public void everythingEndsOnceTheFaultsEnd() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        qt().withExamples(SCHEDULES_TO_THE_END)
                .withShrinkCycles(200)
                .forAll(longs().all(), integers().between(1, LONGEST))
                .checkAssert((seed, length) -> {
                    Schedule schedule = new Schedule(seed, Step.REAL);
                    schedule.run(length);
                    schedule.end();
                    outcomes.merge(schedule.release.outcome(), 1, Integer::sum);
                });
        assertThat(outcomes)
                .as("the schedules reach every outcome often")
                .containsOnlyKeys(
                        Outcome.RELEASED, Outcome.ROLLED_BACK, Outcome.REFUSED, Outcome.FAILED, Outcome.ABORTED)
                .allSatisfy((outcome, times) -> assertThat(times).isGreaterThan(20));
    }
}
