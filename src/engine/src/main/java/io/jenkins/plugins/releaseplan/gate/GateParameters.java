package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a gate's plan of the parameters of a step, as a pipeline author writes them. Every method refuses what cannot be
 * with an {@link IllegalArgumentException} that names the parameter. Conditions stand in the plan in the order in which
 * they are given here.
 */
public final class GateParameters {

    private final String name;
    private final List<Condition> conditions = new ArrayList<>();
    private Optional<Duration> timeout = Optional.empty();
    private GatePlan.OnTimeout onTimeout = GatePlan.OnTimeout.FAIL;
    private boolean fourEyes;

    private GateParameters(String name) {
        this.name = name;
    }

    /**
     * Parameters of a gate without a condition, without a time-out and without four-eyes.
     *
     * @param name parameter {@code name}, not blank
     */
    public static GateParameters named(String name) {
        if (name == null || name.isBlank()) {
            throw wrong("name", "a gate needs a name");
        }
        return new GateParameters(name);
    }

    /**
     * Asks for the checklist.
     *
     * @param phase parameter {@code phase}: a part's name or a list of names; empty text for the whole checklist
     */
    public GateParameters phase(Object phase) {
        for (String selector : texts("phase", phase)) {
            add("phase", new Condition.ChecklistComplete(selector));
        }
        return this;
    }

    /**
     * Asks people.
     *
     * @param signOff parameter {@code signOff}: a role, a list of roles of which one person each is needed, or a map from
     *     role to how many people are
     */
    public GateParameters signOff(Object signOff) {
        if (signOff instanceof Map<?, ?> quorums) {
            requireSome("signOff", quorums.size());
            quorums.forEach((role, quorum) -> signOff(text("signOff", role), quorum(role, quorum)));
        } else {
            for (String role : texts("signOff", signOff)) {
                signOff(role, 1);
            }
        }
        return this;
    }

    private void signOff(String role, int quorum) {
        add("signOff", checked("signOff", quorum, people -> new Condition.SignedOff(role, people)));
    }

    /**
     * Asks the calendar.
     *
     * @param calendar what parameter {@code window} names, not null
     */
    public GateParameters calendar(ReleaseCalendar calendar) {
        add("window", new Condition.InWindow(calendar));
        return this;
    }

    /**
     * Asks the past.
     *
     * @param facts parameter {@code facts}: a text that {@link Fact#parse} reads, or a list of such
     */
    public GateParameters facts(Object facts) {
        for (String fact : texts("facts", facts)) {
            add("facts", new Condition.FactHolds(checked("facts", fact, Fact::parse)));
        }
        return this;
    }

    /**
     * Asks for green's health.
     *
     * @param targets parameter {@code healthy}: a target's name or a list of names
     */
    public GateParameters healthy(Object targets) {
        for (String target : texts("healthy", targets)) {
            add("healthy", checked("healthy", target, Condition.Healthy::new));
        }
        return this;
    }

    /**
     * Asks metrics.
     *
     * @param analysis what parameter {@code analysis} names, not null
     * @param target what is measured, not blank
     */
    public GateParameters analysis(Analysis analysis, String target) {
        add("analysis", checked("analysis", target, measured -> new Condition.Metrics(analysis, measured)));
        return this;
    }

    /**
     * Limits how long the gate waits.
     *
     * @param longest parameter {@code timeout}, above zero and at most {@link GatePlan#LONGEST_TIMEOUT}
     */
    public GateParameters timeout(Duration longest) {
        checked("timeout", longest, GatePlan::checkTimeout);
        timeout = Optional.of(longest);
        return this;
    }

    /**
     * Says what a time-out means.
     *
     * @param outcome parameter {@code onTimeout}: {@code reject} or {@code fail}, in any case
     */
    public GateParameters onTimeout(String outcome) {
        for (GatePlan.OnTimeout known : GatePlan.OnTimeout.values()) {
            if (known.name().equals(outcome.strip().toUpperCase(Locale.ROOT))) {
                onTimeout = known;
                return this;
            }
        }
        throw wrong("onTimeout", "'" + Words.shortened(outcome) + "' is neither 'reject' nor 'fail'");
    }

    /**
     * Says who may approve.
     *
     * @param on parameter {@code fourEyes}: whether nobody approves what they started, nor in two roles
     */
    public GateParameters fourEyes(boolean on) {
        fourEyes = on;
        return this;
    }

    /**
     * The plan.
     *
     * @throws IllegalArgumentException if the gate has no condition
     */
    public GatePlan plan() {
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("gate '" + name
                    + "' has no condition: give it at least one of phase, signOff, window, facts, healthy, analysis");
        }
        return new GatePlan(name, conditions, timeout, onTimeout, fourEyes);
    }

    private void add(String parameter, Condition condition) {
        if (conditions.stream().anyMatch(earlier -> earlier.id().equals(condition.id()))) {
            throw wrong(parameter, "asks twice for: " + condition.text() + twice(condition));
        }
        conditions.add(condition);
    }

    private static String twice(Condition condition) {
        return condition instanceof Condition.SignedOff signedOff
                ? "; if you want two people, write ['" + signedOff.role() + "': 2]"
                : "";
    }

    private static List<String> texts(String parameter, Object value) {
        if (!(value instanceof Collection<?> values)) {
            return List.of(text(parameter, value));
        }
        requireSome(parameter, values.size());
        List<String> texts = new ArrayList<>();
        for (Object each : values) {
            texts.add(text(parameter, each));
        }
        return texts;
    }

    private static void requireSome(String parameter, int size) {
        if (size == 0) {
            throw wrong(parameter, "is empty; leave it out if nothing is asked for");
        }
    }

    private static String text(String parameter, Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw wrong(parameter, "is text or a list of texts, not " + described(value));
    }

    private static int quorum(Object role, Object quorum) {
        if (quorum instanceof Integer || quorum instanceof Long || quorum instanceof Short || quorum instanceof Byte) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, ((Number) quorum).longValue()));
        }
        throw wrong("signOff", "the number of people for '" + role + "' is a whole number, not " + described(quorum));
    }

    private static String described(Object value) {
        return value == null ? "null" : "'" + Words.shortened(value.toString()) + "'";
    }

    private static <T, R> R checked(String parameter, T value, Function<T, R> made) {
        try {
            return made.apply(value);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(parameter + ": " + refused.getMessage(), refused);
        }
    }

    private static IllegalArgumentException wrong(String parameter, String why) {
        return new IllegalArgumentException(parameter + ": " + why);
    }
}
