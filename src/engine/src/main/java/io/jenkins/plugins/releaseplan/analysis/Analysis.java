package io.jenkins.plugins.releaseplan.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A named set of rules by which a version is judged while it has traffic.
 *
 * @param name the name by which steps refer to it
 * @param rules what is a breach; 1 to 64
 * @param interval how often is measured, at least 10 seconds; a measurement looks at the interval before it, or at the
 *     last minute if that is longer
 * @param warmUp how long after the begin nothing is judged, zero for none
 */
public record Analysis(String name, List<Rule> rules, Duration interval, Duration warmUp) {

    /** The most rules that one analysis has. */
    public static final int MOST_RULES = Long.SIZE;

    /** The shortest interval. */
    public static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);

    public Analysis {
        Objects.requireNonNull(name, "name");
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("analysis '" + name + "' has no rules");
        }
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("analysis '" + name + "' has " + rules.size() + " rules, and at most "
                    + MOST_RULES + " can be judged");
        }
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException(
                    "analysis '" + name + "': the interval is at least 10 seconds, not " + interval);
        }
        if (warmUp.isNegative()) {
            throw new IllegalArgumentException("analysis '" + name + "': the warm-up is not negative");
        }
    }

    /** The metrics that its rules judge, each once, in the order of the rules. */
    public List<String> metrics() {
        return metrics(false);
    }

    /** Those of {@link #metrics} that a rule compares with blue's. */
    public List<String> compared() {
        return metrics(true);
    }

    /** They are asked for at each measurement. */
    private List<String> metrics(boolean comparedAlone) {
        List<String> metrics = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            if ((!comparedAlone || rule.condition().looksAtBlue()) && !metrics.contains(rule.metric())) {
                metrics.add(rule.metric());
            }
        }
        return metrics;
    }
}
