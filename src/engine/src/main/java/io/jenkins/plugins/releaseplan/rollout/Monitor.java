package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The watch over a version that has all traffic. Blue is kept at least as long.
 *
 * @param id names it within the rollout; asking for the same one twice asks for it once
 * @param analysis by what it is judged; empty for the rollback policy alone
 * @param since when it began
 * @param until when it is over
 * @param over whether it has ended without going back
 */
public record Monitor(String id, Optional<Analysis> analysis, Instant since, Instant until, boolean over) {

    public Monitor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(analysis, "analysis");
    }

    static Monitor begin(String id, Optional<Analysis> analysis, Duration duration, Instant now) {
        return new Monitor(id, analysis, now, now.plus(duration), false);
    }

    Monitor ended() {
        return new Monitor(id, analysis, since, until, true);
    }
}
