package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.AnalysisRun;
import java.time.Instant;
import java.util.Objects;

/** What a gate remembers of the answers to a condition's question. Sign-offs and the clock need none. */
public sealed interface Evidence {

    /** No answer yet, or none is needed. */
    record None() implements Evidence {}

    /**
     * The checklist was counted.
     *
     * @param count what was counted
     */
    record Counted(ChecklistCount count) implements Evidence {
        public Counted {
            Objects.requireNonNull(count, "count");
        }
    }

    /**
     * A fact or a health was told, of the gate's version.
     *
     * @param holds whether the condition holds by it
     * @param detail what was seen
     * @param at when the answer came
     */
    record Answered(boolean holds, String detail, Instant at) implements Evidence {
        public Answered {
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * Metrics are judged, of the gate's version.
     *
     * @param run what the rules remember
     * @param measuredTo the end of the last measurement, or null before the first
     * @param next the end of the next measurement, or of the one that is asked for
     */
    record Judged(AnalysisRun run, Instant measuredTo, Instant next) implements Evidence {
        public Judged {
            Objects.requireNonNull(run, "run");
            Objects.requireNonNull(next, "next");
        }
    }
}
