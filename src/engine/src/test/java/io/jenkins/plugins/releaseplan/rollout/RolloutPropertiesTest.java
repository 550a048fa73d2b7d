package io.jenkins.plugins.releaseplan.rollout;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import org.junit.Test;
import org.quicktheories.core.Gen;

/** Whatever happens, and whenever the host dies, the invariants of a rollout hold and it comes to its end. */
public class RolloutPropertiesTest {

    private static final int SCHEDULES = 100_000;

    @Test
    public void everyScheduleKeepsTheInvariantsAndEnds() {
        qt().withExamples(SCHEDULES)
                .withShrinkCycles(2000)
                .forAll(schedules())
                .checkAssert(numbers -> RandomSchedule.run(Machine.REAL, numbers));
    }

    private static Gen<List<Integer>> schedules() {
        return lists().of(integers().between(0, 839)).ofSizeBetween(0, 180);
    }
}
