package io.jenkins.plugins.releaseplan.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The invariants are worth something only if they find a release that breaks them. */
@RunWith(Parameterized.class)
public class BrokenReleasesTest {

    private static final int MOST_SCHEDULES = 20_000;
    private static final int LENGTH = 60;

    private final Step broken;

    public BrokenReleasesTest(String what, Step broken) {
        this.broken = broken;
    }

    @Parameters(name = "a release that {0} is found out")
    public static List<Object[]> mutants() {
        return Mutants.all().entrySet().stream()
                .map(mutant -> new Object[] {mutant.getKey(), mutant.getValue()})
                .toList();
    }

    @Test
    public void theInvariantsFindIt() {
        assertThat(isFoundOut()).isTrue();
    }

    private boolean isFoundOut() {
        SplittableRandom seeds = new SplittableRandom(1);
        for (int i = 0; i < MOST_SCHEDULES; i++) {
            try {
                new Schedule(seeds.nextLong(), broken).run(LENGTH);
            } catch (InvariantBroken found) {
                return true;
            }
        }
        return false;
    }
}
