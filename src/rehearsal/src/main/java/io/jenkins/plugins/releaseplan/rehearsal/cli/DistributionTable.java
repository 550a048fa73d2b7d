package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.rehearsal.Distribution;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What many rehearsals came to, for people. */
final class DistributionTable {

    private static final int MOST_REASONS = 5;

    private final Distribution distribution;

    DistributionTable(Distribution distribution) {
        this.distribution = distribution;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int runs = distribution.runs().size();
        long last = distribution.firstSeed() + runs - 1;
        lines.add(Spans.number(runs) + " rehearsals, seeds " + distribution.firstSeed() + " to " + last);
        distribution.outcomes().forEach((outcome, count) -> lines.add(row(words(outcome), count, runs)));
        reasons()
                .forEach((reason, count) -> lines.add("      " + Spans.number(count) + " x " + PlainText.line(reason)));
        quantiles(
                lines,
                "from a fault to all traffic on blue",
                distribution.secondsToBlue(),
                seconds -> Spans.text(Duration.ofSeconds(seconds)));
        if (Distribution.quantile(distribution.requestsMet(), 1) > 0) {
            quantiles(lines, "requests that met the faulty version", distribution.requestsMet(), Spans::number);
        }
        return lines;
    }

    private static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String row(String what, int count, int runs) {
        return String.format(Locale.ROOT, "  %-12s %,9d  %6s", what, count, Spans.percent(count / (double) runs));
    }

    /** The most frequent reasons, numbers left out so that like ones fall together. */
    private Map<String, Integer> reasons() {
        Map<String, Integer> counts = new TreeMap<>();
        distribution.runs().stream()
                .filter(run -> !run.reason().isEmpty())
                .forEach(run -> counts.merge(
                        run.reason().replaceAll("\\d+(\\.\\d+)? (%|ms)(?= breaks)", "…"), 1, Integer::sum));
        Map<String, Integer> most = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }

    private static void quantiles(List<String> lines, String what, List<Long> values, LongFunction<String> text) {
        if (values.isEmpty()) {
            return;
        }
        lines.add("  " + what + " (" + Spans.number(values.size()) + " runs): p50 "
                + text.apply(Distribution.quantile(values, 0.5)) + ", p95 "
                + text.apply(Distribution.quantile(values, 0.95)) + ", max "
                + text.apply(Distribution.quantile(values, 1)));
    }
}
