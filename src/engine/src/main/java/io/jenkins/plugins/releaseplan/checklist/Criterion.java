package io.jenkins.plugins.releaseplan.checklist;

import io.jenkins.plugins.releaseplan.analysis.Comparison;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A reason to roll back, as the plan words it. What the words do not state is empty; nothing is guessed.
 *
 * @param text the words without their severity prefix: {@code Error rate >5% of requests}
 * @param severity the severity that stands before the words or above the list
 * @param metric a name of {@link io.jenkins.plugins.releaseplan.analysis.Metric} ({@code errorRate}, {@code latencyMean}), or
 *     one made of the words ({@code criticalUserReportedBugs})
 * @param comparison how the metric is compared with the threshold when it is time to roll back
 * @param threshold the number as the plan writes it: 5 for {@code >5%}
 * @param unit what the number counts: {@code %}, {@code x baseline}, {@code ms}; empty for a bare count
 * @param scope {@code immediate} or {@code delayed} with the heading's time ({@code immediate (T+15 minutes)}), else the
 *     nearest heading
 * @param offset the time that the heading names
 * @param line the line of the document, from 1
 */
public record Criterion(
        String text,
        Optional<Severity> severity,
        Optional<String> metric,
        Optional<Comparison> comparison,
        OptionalDouble threshold,
        Optional<String> unit,
        Optional<String> scope,
        Optional<Offset> offset,
        int line) {

    public Criterion {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(threshold, "threshold");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(offset, "offset");
    }
}
