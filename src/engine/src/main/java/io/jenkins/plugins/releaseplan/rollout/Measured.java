package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.AnalysisRun;
import io.jenkins.plugins.releaseplan.analysis.Finding;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one rule found while green had one share of the traffic: kept when its watch is over, for those who look back. All
 * values are in the metric's unit, and 0 while there was data of none.
 *
 * @param watch the watch that it belongs to, as {@link Watch#id}
 * @param analysis the name of the analysis or policy
 * @param metric the metric
 * @param rule the rule in words
 * @param greenPercent green's share meanwhile, 0..100
 * @param first when it was judged first
 * @param last when it was judged last
 * @param passed how many measurements passed
 * @param failed how many failed
 * @param missing how many had no data
 * @param least the least value
 * @param most the greatest value
 * @param mean the mean value
 * @param latest the last value
 * @param limit what the last value was compared with
 */
public record Measured(
        String watch,
        String analysis,
        String metric,
        String rule,
        int greenPercent,
        Instant first,
        Instant last,
        int passed,
        int failed,
        int missing,
        double least,
        double most,
        double mean,
        double latest,
        double limit) {

    public Measured {
        Objects.requireNonNull(watch, "watch");
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }

    /** Adds what all rules of a watch found last. */
    static List<Measured> with(List<Measured> known, Watch watch, int greenPercent, Instant now) {
        List<Measured> all = new ArrayList<>(known);
        AnalysisRun run = watch.run();
        int place = -1;
        for (int i = 0; i < run.rules().size(); i++) {
            Rule rule = run.analysis().rules().get(i);
            Finding found = run.rules().get(i).last();
            place = place(all, place + 1, watch, rule, greenPercent);
            if (place < all.size()) {
                all.set(place, all.get(place).with(found, now));
            } else {
                all.add(begin(watch, rule, greenPercent, now).with(found, now));
            }
        }
        return List.copyOf(all);
    }

    private static Measured begin(Watch watch, Rule rule, int greenPercent, Instant now) {
        String analysis = watch.run().analysis().name();
        return new Measured(
                watch.id(), analysis, rule.metric(), rule.text(), greenPercent, now, now, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Where what the rule found at this share is, or the end: likely after that of the rule before it, else the newest. */
    private static int place(List<Measured> all, int likely, Watch watch, Rule rule, int greenPercent) {
        if (likely > 0 && likely < all.size() && all.get(likely).isOf(watch, rule, greenPercent)) {
            return likely;
        }
        for (int place = all.size() - 1; place >= 0; place--) {
            if (all.get(place).isOf(watch, rule, greenPercent)) {
                return place;
            }
        }
        return all.size();
    }

    private boolean isOf(Watch judging, Rule judged, int percent) {
        return greenPercent == percent
                && watch.equals(judging.id())
                && metric.equals(judged.metric())
                && judged.isWritten(rule)
                && analysis.equals(judging.run().analysis().name());
    }

    private Measured with(Finding found, Instant now) {
        if (found.kind() == Finding.Kind.MISSING) {
            return new Measured(
                    watch,
                    analysis,
                    metric,
                    rule,
                    greenPercent,
                    first,
                    now,
                    passed,
                    failed,
                    missing + 1,
                    least,
                    most,
                    mean,
                    latest,
                    limit);
        }
        double value = found.observed();
        int before = passed + failed;
        boolean fails = found.kind() == Finding.Kind.FAILED;
        return new Measured(
                watch,
                analysis,
                metric,
                rule,
                greenPercent,
                first,
                now,
                passed + (fails ? 0 : 1),
                failed + (fails ? 1 : 0),
                missing,
                before == 0 ? value : Math.min(least, value),
                before == 0 ? value : Math.max(most, value),
                mean + (value - mean) / (before + 1),
                value,
                found.limit());
    }

    /** How many measurements were judged. */
    public int judged() {
        return passed + failed + missing;
    }
}
