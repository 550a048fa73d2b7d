package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody who takes part. Who has no behaviour stays silent.
 *
 * @param name the user's id
 * @param roles the roles that they hold, in the order of the file
 * @param does what they do
 */
public record Person(String name, List<String> roles, List<Behaviour> does) {

    public Person {
        Objects.requireNonNull(name, "name");
        roles = List.copyOf(roles);
        does = List.copyOf(does);
    }

    /**
     * Something that a person does.
     *
     * @param deed what
     * @param moment when
     * @param chance how likely they do it at all, 0..1, drawn anew each time
     * @param times how often at most, 1 or more
     */
    public record Behaviour(Deed deed, Moment moment, double chance, int times) {}

    /** What a person does. */
    public sealed interface Deed {}

    /**
     * Signs a gate.
     *
     * @param gate the gate's name; {@code *} for every gate
     * @param role in which role; empty for the first of theirs that the gate asks for
     * @param approves whether they approve, else they reject
     * @param comment what they say; may be empty
     */
    public record Sign(String gate, String role, boolean approves, String comment) implements Deed {}

    /**
     * Ticks items of the checklist.
     *
     * @param phase in which phase; empty for all
     * @param items texts or ids; empty for all
     * @param each how long they take for each item
     * @param note what they note; may be empty
     * @param evidence where the proof is; may be empty
     */
    public record Tick(String phase, List<String> items, DrawnDuration each, String note, String evidence)
            implements Deed {

        public Tick {
            items = List.copyOf(items);
        }
    }

    /**
     * Marks conditional items as not applicable.
     *
     * @param phase in which phase; empty for all
     * @param items texts or ids; empty for all conditional ones
     * @param each how long they take for each item
     * @param reason why, not empty
     */
    public record MarkNotApplicable(String phase, List<String> items, DrawnDuration each, String reason)
            implements Deed {

        public MarkNotApplicable {
            items = List.copyOf(items);
        }
    }

    /**
     * Answers an {@code input} step.
     *
     * @param input the step's id or message; {@code *} for every one
     * @param proceeds whether they proceed, else they abort
     * @param values the values that they enter, by parameter
     */
    public record AnswerInput(String input, boolean proceeds, Map<String, Object> values) implements Deed {

        public AnswerInput {
            values = Ordered.copy(values);
        }
    }

    /** What a person can decide about a rollout. */
    public enum Decision {
        ROLL_BACK("rollBack"),
        PAUSE("pause"),
        RESUME("resume"),
        PROMOTE("promote"),
        RETIRE_BLUE("retireBlue"),
        ABORT("abort");

        private final String word;

        Decision(String word) {
            this.word = word;
        }

        /** The name in a scenario. */
        public String word() {
            return word;
        }
    }

    /**
     * Decides when a rollout asks.
     *
     * @param decision what
     * @param target about which target; empty for any
     * @param reason what they say; may be empty
     */
    public record Decide(Decision decision, String target, String reason) implements Deed {}

    /**
     * Presses a button of the release's page, unasked.
     *
     * @param decision which
     * @param target of which target; empty for every one that is under way
     * @param reason what they say; may be empty
     */
    public record Press(Decision decision, String target, String reason) implements Deed {}
}
