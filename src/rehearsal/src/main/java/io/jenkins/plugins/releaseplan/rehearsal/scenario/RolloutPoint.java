package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named point of a rollout, to which a scenario can tie faults and people. It is reached when it happens first.
 *
 * @param kind what happens
 * @param percent green's share for {@link Kind#STAGE}, 1..100; else 0
 */
public record RolloutPoint(Kind kind, int percent) {

    private static final Pattern STAGE = Pattern.compile("stage\\s+(\\d{1,3})\\s*%?");

    /** What happens. */
    public enum Kind {
        /** A version other than the serving one is launched. */
        GREEN_LAUNCHED("green launched"),
        /** Green gets more than 0 % for the first time. */
        FIRST_TRAFFIC("first traffic"),
        /** Green gets exactly the stage's share. */
        STAGE("stage"),
        /** Green gets 100 %. */
        CUTOVER("cutover"),
        /** Green, which had traffic, gets 0 % again. */
        ROLLBACK("rollback");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    public RolloutPoint {
        if (kind == Kind.STAGE ? percent < 1 || percent > 100 : percent != 0) {
            throw new IllegalArgumentException("a stage's percent is 1..100, not " + percent);
        }
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException if it is none; the message lists them
     */
    public static RolloutPoint parse(String text) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.STAGE && kind.words.equals(written)) {
                return new RolloutPoint(kind, 0);
            }
        }
        Matcher stage = STAGE.matcher(written);
        if (stage.matches()) {
            return new RolloutPoint(Kind.STAGE, Integer.parseInt(stage.group(1)));
        }
        throw new IllegalArgumentException(
                "no such event; there is: green launched, first traffic, stage N (such as 'stage 50'), cutover, rollback");
    }

    /** How it is written: {@code stage 50}. */
    public String text() {
        return kind == Kind.STAGE ? "stage " + percent : kind.words;
    }
}
