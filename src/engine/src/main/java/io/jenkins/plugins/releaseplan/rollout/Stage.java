package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A traffic weight held for a bake time and judged by an analysis.
 *
 * @param id names the stage within its rollout; asking for the same stage twice asks for it once
 * @param percent green's share, 1..100
 * @param bake how long it is held before it has passed, zero or more
 * @param analysis by what it is judged; empty for the rollback policy alone
 * @param onBreach what a breach of the analysis leads to
 * @param decideWithin how long a person has to decide when {@code onBreach} asks
 */
public record Stage(
        String id, int percent, Duration bake, Optional<Analysis> analysis, Response onBreach, Duration decideWithin) {

    public Stage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(onBreach, "onBreach");
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("a stage's percent is 1..100, not " + percent);
        }
        if (bake.isNegative()) {
            throw new IllegalArgumentException("a stage's bake time is not negative");
        }
        if (decideWithin.isNegative() || decideWithin.isZero()) {
            throw new IllegalArgumentException("a stage's time to decide is above zero");
        }
    }
}
