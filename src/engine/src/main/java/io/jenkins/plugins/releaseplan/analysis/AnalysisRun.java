package io.jenkins.plugins.releaseplan.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An analysis under way: what its rules remember of the measurements so far.
 *
 * @param analysis what is judged
 * @param since when it began
 * @param rules what each rule remembers, in the analysis' order
 * @param judged how many measurements were judged, those without any data included: what these mean is each rule's
 *     {@link MissingData}
 */
public record AnalysisRun(Analysis analysis, Instant since, List<RuleRun> rules, int judged) {

    /**
     * What one rule remembers.
     *
     * @param failed the last measurements that counted, a bit each, the newest in bit 0; a set bit failed
     * @param last what was found last, or null before the first measurement
     */
    public record RuleRun(long failed, Finding last) {}

    public AnalysisRun {
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(since, "since");
        rules = List.copyOf(rules);
    }

    /** Begins an analysis. */
    public static AnalysisRun begin(Analysis analysis, Instant now) {
        RuleRun nothing = new RuleRun(0, null);
        return new AnalysisRun(
                analysis, now, analysis.rules().stream().map(rule -> nothing).toList(), 0);
    }

    /** When the warm-up is over. */
    public Instant warmAt() {
        return since.plus(analysis.warmUp());
    }

    /**
     * Takes one measurement into account. Measurements that begin before the warm-up is over are not judged.
     *
     * @return the run with the measurement, this same run if it was not judged
     */
    public AnalysisRun with(Measurement measurement) {
        if (measurement.from().isBefore(warmAt())) {
            return this;
        }
        RuleRun[] next = new RuleRun[rules.size()];
        for (int i = 0; i < next.length; i++) {
            Rule rule = analysis.rules().get(i);
            next[i] = judge(rule, rules.get(i), rule.condition().judge(measurement.reading(rule.metric())));
        }
        return new AnalysisRun(analysis, since, List.of(next), judged + 1);
    }

    private static RuleRun judge(Rule rule, RuleRun run, Finding found) {
        boolean counts = found.kind() != Finding.Kind.MISSING || rule.missingData() == MissingData.FAIL;
        if (!counts) {
            return new RuleRun(run.failed, found);
        }
        long bit = found.kind() == Finding.Kind.PASSED ? 0 : 1;
        return new RuleRun(run.failed << 1 | bit, found);
    }

    /** The rules that are broken now. */
    public List<Breach> breaches(Instant now) {
        List<Breach> breaches = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (broken(i)) {
                breaches.add(breach(i, now));
            }
        }
        return breaches;
    }

    /**
     * Whether a rule is broken now: so many of the last measurements that counted have failed.
     *
     * @param rule its place in the analysis, from 0
     */
    public boolean broken(int rule) {
        Rule judged = analysis.rules().get(rule);
        return Long.bitCount(rules.get(rule).failed & mask(judged.of())) >= judged.failures();
    }

    /**
     * What is known of a broken rule.
     *
     * @param rule its place in the analysis, from 0
     */
    public Breach breach(int rule, Instant now) {
        Finding last = rules.get(rule).last;
        boolean missing = last.kind() == Finding.Kind.MISSING;
        return new Breach(analysis.name(), analysis.rules().get(rule), last.observed(), last.limit(), missing, now);
    }

    /** The metrics for want of which nothing may be promoted: those whose rule holds on missing data and had none last. */
    public List<String> missing() {
        List<String> metrics = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = analysis.rules().get(i);
            Finding last = rules.get(i).last;
            if (rule.missingData() == MissingData.HOLD && last != null && last.kind() == Finding.Kind.MISSING) {
                metrics.add(rule.metric());
            }
        }
        return metrics;
    }

    /** The range that a measurement at this time looks at: the interval before it, but at least a minute. */
    public Duration range() {
        Duration minute = Duration.ofMinutes(1);
        return analysis.interval().compareTo(minute) < 0 ? minute : analysis.interval();
    }

    private static long mask(int bits) {
        return bits == Long.SIZE ? -1L : (1L << bits) - 1;
    }
}
