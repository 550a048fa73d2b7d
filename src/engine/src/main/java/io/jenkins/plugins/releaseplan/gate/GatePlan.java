package io.jenkins.plugins.releaseplan.gate;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a gate waits for.
 *
 * @param name what people call it
 * @param conditions what must hold, all at the same time; at least one, none twice
 * @param timeout how long it waits, above zero and at most ten years; empty for as long as it takes
 * @param onTimeout what it means when the time is over
 * @param fourEyes whether nobody approves a release that they started or caused, nor in two roles
 */
public record GatePlan(
        String name, List<Condition> conditions, Optional<Duration> timeout, OnTimeout onTimeout, boolean fourEyes) {

    /** The longest time-out. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofDays(3650);

    /** What the end of a gate's time means for the pipeline. */
    public enum OnTimeout {
        /** The release is refused, as if somebody had rejected it. */
        REJECT,
        /** The pipeline fails. */
        FAIL
    }

    public GatePlan {
        Objects.requireNonNull(onTimeout, "onTimeout");
        name = Words.required("name of a gate", name);
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("gate '" + name + "' has no condition: it would stop nobody");
        }
        Set<String> ids = new HashSet<>();
        for (Condition condition : conditions) {
            if (!ids.add(condition.id())) {
                throw new IllegalArgumentException("gate '" + name + "' asks twice for: " + condition.text());
            }
        }
        timeout.ifPresent(GatePlan::checkTimeout);
    }

    static Duration checkTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the time-out of a gate is above zero and at most "
                    + LONGEST_TIMEOUT.toDays() + " days, not " + timeout);
        }
        return timeout;
    }

    /** The roles in which people sign, in the plan's order; empty if nobody is asked. */
    public List<Condition.SignedOff> signOffs() {
        return conditions.stream()
                .filter(Condition.SignedOff.class::isInstance)
                .map(Condition.SignedOff.class::cast)
                .toList();
    }

    /** The names of the roles in which people sign, in the plan's order. */
    public List<String> roles() {
        return signOffs().stream().map(Condition.SignedOff::role).toList();
    }
}
