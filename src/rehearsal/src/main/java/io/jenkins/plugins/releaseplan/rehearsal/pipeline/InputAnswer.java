package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Duration;
import java.util.Map;

/**
 * Somebody's answer to an input.
 *
 * @param decision what they pressed
 * @param by who
 * @param after how long after the question, in virtual time; zero or more
 * @param values what they filled in; parameters not named here keep their defaults
 */
public record InputAnswer(Decision decision, String by, Duration after, Map<String, Object> values) {
    /** What somebody pressed. */
    public enum Decision {
        PROCEED,
        ABORT,
        /** Nobody ever answers. */
        SILENCE
    }

    public InputAnswer {
        if (after.isNegative()) {
            throw new IllegalArgumentException("an answer cannot come " + after + " after its question");
        }
        values = Map.copyOf(values);
    }

    /** Somebody proceeds with the defaults. */
    public static InputAnswer proceed(String by, Duration after) {
        return new InputAnswer(Decision.PROCEED, by, after, Map.of());
    }

    /** Somebody aborts. */
    public static InputAnswer abort(String by, Duration after) {
        return new InputAnswer(Decision.ABORT, by, after, Map.of());
    }

    /** Nobody answers. */
    public static InputAnswer never() {
        return new InputAnswer(Decision.SILENCE, "", Duration.ZERO, Map.of());
    }
}
