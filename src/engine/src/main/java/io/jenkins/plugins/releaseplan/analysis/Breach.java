package io.jenkins.plugins.releaseplan.analysis;

import java.time.Instant;
import java.util.Objects;

/**
 * A rule that was broken.
 *
 * @param analysis the name of the analysis or policy that the rule belongs to
 * @param rule the rule
 * @param observed the value of the last measurement, in the metric's unit; 0 if data was missing
 * @param limit the value that it was compared with, in the metric's unit; 0 if data was missing
 * @param missing whether it failed for want of data
 * @param at when it became known
 */
public record Breach(String analysis, Rule rule, double observed, double limit, boolean missing, Instant at) {

    public Breach {
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(at, "at");
    }

    /** One sentence: {@code errorRate 7.2 % breaks '>5%', ehr-slo}. */
    public String text() {
        if (missing) {
            return "no data for " + rule.metric() + " (" + analysis + ")";
        }
        String compared = rule.condition() instanceof Condition.BaselineRatio
                ? " (here " + MetricText.of(rule.metric(), limit) + ")"
                : "";
        return rule.metric() + " " + MetricText.of(rule.metric(), observed) + " breaks '"
                + rule.condition().text() + "'" + compared + ", " + analysis;
    }
}
