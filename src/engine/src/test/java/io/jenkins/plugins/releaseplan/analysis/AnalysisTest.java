package io.jenkins.plugins.releaseplan.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;

/** When measurements are a breach, and when want of data holds things up. */
public class AnalysisTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    public void oneFailureOutOfOneIsABreachThatNamesTheValueAndTheLimit() {
        AnalysisRun run = judged(rule(1, 1, MissingData.HOLD), 2);

        Breach breach = run.breaches(BEGIN).get(0);
        assertThat(breach.observed()).isEqualTo(0.08);
        assertThat(breach.limit()).isEqualTo(0.05);
        assertThat(breach.text()).isEqualTo("errorRate 8 % breaks '>5%', slo");
    }

    @Test
    public void aRuleIsBrokenExactlyWhenSoManyOfTheLastMeasurementsThatCountFailed() {
        qt().withExamples(2_000)
                .forAll(
                        lists().of(integers().between(0, 2)).ofSizeBetween(0, 80),
                        integers().between(1, 64),
                        integers().between(0, 63))
                .checkAssert((found, failures, more) -> {
                    int of = Math.min(64, failures + more);
                    for (MissingData missing : MissingData.values()) {
                        Rule rule = rule(failures, of, missing);
                        int[] kinds = found.stream().mapToInt(Integer::intValue).toArray();
                        boolean broken = !judged(rule, kinds).breaches(BEGIN).isEmpty();
                        assertThat(broken).isEqualTo(failedOfLast(found, of, missing) >= failures);
                    }
                });
    }

    private static long failedOfLast(List<Integer> found, int of, MissingData missing) {
        List<Integer> counted = found.stream()
                .filter(kind -> kind != 1 || missing == MissingData.FAIL)
                .toList();
        return counted.subList(Math.max(0, counted.size() - of), counted.size()).stream()
                .filter(kind -> kind != 0)
                .count();
    }

    @Test
    public void wantOfDataHoldsThingsUpOnlyWhereTheRuleSaysSoAndOnlyWhileItLasts() {
        assertThat(judged(rule(1, 1, MissingData.HOLD), 0, 1).missing()).containsExactly("errorRate");
        assertThat(judged(rule(1, 1, MissingData.HOLD), 0, 1, 0).missing()).isEmpty();
        assertThat(judged(rule(1, 1, MissingData.IGNORE), 0, 1).missing()).isEmpty();
        assertThat(judged(rule(1, 1, MissingData.FAIL), 0, 1)
                        .breaches(BEGIN)
                        .get(0)
                        .text())
                .isEqualTo("no data for errorRate (slo)");
    }

    @Test
    public void measurementsThatBeginBeforeTheWarmUpIsOverAreNotJudged() {
        Analysis analysis = new Analysis("slo", List.of(rule(1, 1, MissingData.FAIL)), MINUTE, Duration.ofMinutes(3));
        AnalysisRun run = AnalysisRun.begin(analysis, BEGIN);

        AnalysisRun cold =
                run.with(measurement(BEGIN.plus(Duration.ofMinutes(3)).minusNanos(1), 2));
        assertThat(cold).isSameAs(run);
        AnalysisRun warm = run.with(measurement(BEGIN.plus(Duration.ofMinutes(3)), 2));
        assertThat(warm.judged()).isEqualTo(1);
        assertThat(warm.breaches(BEGIN)).hasSize(1);
    }

    @Test
    public void anAnalysisThatCannotBeJudgedIsRefused() {
        Rule rule = rule(1, 1, MissingData.HOLD);
        refused(() -> new Analysis("slo", List.of(), MINUTE, Duration.ZERO), "'slo' has no rules");
        refused(() -> new Analysis("slo", Collections.nCopies(65, rule), MINUTE, Duration.ZERO), "at most 64");
        refused(() -> new Analysis("slo", List.of(rule), Duration.ofSeconds(9), Duration.ZERO), "at least 10 seconds");
        refused(() -> new Analysis("slo", List.of(rule), MINUTE, Duration.ofSeconds(-1)), "not negative");
        refused(() -> rule(0, 1, MissingData.HOLD), "failures is 1..64");
        refused(() -> rule(3, 2, MissingData.HOLD), "of is 3..64");
        refused(() -> rule(1, 65, MissingData.HOLD), "of is 1..64");
    }

    private static void refused(ThrowingCallable bad, String reason) {
        assertThatThrownBy(bad).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason);
    }

    private static Rule rule(int failures, int of, MissingData missing) {
        return new Rule("errorRate", Condition.parse("errorRate", ">5%"), failures, of, missing, Severity.HIGH);
    }

    /** Measurements a minute apart: 0 passes, 1 has no data, 2 fails. */
    private static AnalysisRun judged(Rule rule, int... found) {
        AnalysisRun run = AnalysisRun.begin(new Analysis("slo", List.of(rule), MINUTE, Duration.ZERO), BEGIN);
        for (int i = 0; i < found.length; i++) {
            run = run.with(measurement(BEGIN.plus(MINUTE.multipliedBy(i)), found[i]));
        }
        return run;
    }

    private static Measurement measurement(Instant from, int found) {
        Series green = found == 1 ? Series.empty() : Series.of(found == 2 ? 0.08 : 0.01);
        return new Measurement(from, from.plus(MINUTE), Map.of("errorRate", new Reading(green, Series.empty())));
    }
}
