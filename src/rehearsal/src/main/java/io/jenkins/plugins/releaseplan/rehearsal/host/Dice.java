package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.DrawnDuration;
import java.time.Duration;
import java.util.SplittableRandom;

/** What is left to chance in one person's behaviour: the same for the same seed, whatever others do. */
final class Dice {

    private final SplittableRandom random;

    /** @param owner whose dice; another owner draws other numbers from the same seed */
    Dice(long seed, String owner) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + owner.hashCode());
    }

    boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    Duration draw(DrawnDuration duration) {
        return duration.draw(Math.max(Double.MIN_NORMAL, random.nextDouble()));
    }
}
