package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class SimulatedMetricsTest {

    private static final String[] SCENARIO = {
        "zone: Europe/Berlin",
        "traffic: { perMinute: 1000, noise: 10% }",
        "metrics:",
        "  errorRate: 1%",
        "  latency: { p50: 100ms, p95: 300ms, noise: 5% }",
        "  named: { queue: { normal: { mean: 10, sd: 2 } } }",
        "environments: { p: { targets: { web: { version: v1, startUp: 1m } } } }"
    };

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /** 10 % from minute 10 on, 50 % from second 30 of minute 310 on, 0 % from minute 710 on. */
    private static Rehearsal rolledOut(long seed) throws Exception {
        Rehearsal rehearsal = new Rehearsal(seed, SCENARIO);
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(10);
        rehearsal.shift(10);
        rehearsal.pass(minutes(300).plusSeconds(30));
        rehearsal.shift(50);
        rehearsal.pass(minutes(400).minusSeconds(30));
        rehearsal.shift(0);
        rehearsal.passMinutes(290);
        return rehearsal;
    }

    @Test
    public void theSameSeedGivesTheSameValuesInWhateverOrderTheyAreRead() throws Exception {
        Rehearsal forward = rolledOut(7);
        Rehearsal random = rolledOut(7);
        List<Integer> order = new ArrayList<>();
        for (int minute = 0; minute < 1000; minute++) {
            order.add(minute);
        }
        Collections.shuffle(order, new Random(1));
        for (String metric : List.of(Metric.ERROR_RATE, Metric.LATENCY_P99, Metric.SATURATION, "queue")) {
            for (String fleet : List.of("a", "b")) {
                double[] whole = new double[1000];
                for (int minute : order) {
                    double[] one = random.values(fleet, metric, minutes(minute), minutes(minute + 1));
                    whole[minute] = one.length == 0 ? Double.NaN : one[0];
                }
                double[] found = Arrays.stream(whole)
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
                assertThat(forward.values(fleet, metric, minutes(0), minutes(1000)))
                        .isEqualTo(found);
            }
        }
    }

    @Test
    public void anotherSeedGivesOtherValues() throws Exception {
        assertThat(rolledOut(7).values("a", Metric.LATENCY_P50, minutes(0), minutes(100)))
                .isNotEqualTo(rolledOut(8).values("a", Metric.LATENCY_P50, minutes(0), minutes(100)));
    }

    @Test
    public void valuesDoNotChangeWhenTimePasses() throws Exception {
        Rehearsal rehearsal = new Rehearsal(3, SCENARIO);
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(10);
        rehearsal.shift(10);
        rehearsal.passMinutes(50);
        double[] early = rehearsal.values("b", Metric.ERROR_RATE, minutes(0), minutes(60));
        rehearsal.shift(0);
        rehearsal.cloud.fleet().retire("web", "b");
        rehearsal.passMinutes(1);
        rehearsal.launchGreen("v3");
        rehearsal.passMinutes(500);

        assertThat(rehearsal.values("b", Metric.ERROR_RATE, minutes(0), minutes(60)))
                .isEqualTo(early)
                .hasSize(50);
    }

    @Test
    public void minutesThatAreNotOverAndMinutesWithoutRequestsHaveNoValue() throws Exception {
        Rehearsal rehearsal = new Rehearsal(3, SCENARIO);
        assertThat(rehearsal.values("a", Metric.REQUESTS, minutes(0), minutes(5)))
                .isEmpty();
        rehearsal.launchGreen("v2");
        rehearsal.pass(minutes(3).plusSeconds(59));

        assertThat(rehearsal.values("a", Metric.REQUESTS, minutes(0), minutes(5)))
                .hasSize(3);
        assertThat(rehearsal.values("b", Metric.ERROR_RATE, minutes(0), minutes(5)))
                .isEmpty();
        assertThat(rehearsal.values("b", Metric.LATENCY_P50, minutes(0), minutes(5)))
                .isEmpty();
        assertThat(rehearsal.values("b", "queue", minutes(0), minutes(5))).isEmpty();
        assertThat(rehearsal.values("b", Metric.SATURATION, minutes(0), minutes(5)))
                .hasSize(2);
    }

    @Test
    public void aRangeThatBeginsWithinAMinuteHasThatMinute() throws Exception {
        Rehearsal rehearsal = new Rehearsal(3, SCENARIO);
        rehearsal.pass(minutes(10).plusSeconds(30));
        Instant now = rehearsal.instant();

        Series last = rehearsal.cloud.metrics().read("web", "a", Metric.REQUESTS, now.minusSeconds(60), now);
        assertThat(last.values()).isEqualTo(rehearsal.values("a", Metric.REQUESTS, minutes(9), minutes(10)));
    }

    @Test
    public void valuesHaveTheMeansOfTheirProfile() throws Exception {
        Rehearsal rehearsal = new Rehearsal(11, SCENARIO);
        rehearsal.pass(Duration.ofDays(10));
        Duration end = Duration.ofDays(10);

        assertThat(rehearsal.mean("a", Metric.REQUESTS, Duration.ZERO, end)).isCloseTo(1000, within(4.0));
        assertThat(rehearsal.mean("a", Metric.ERROR_RATE, Duration.ZERO, end)).isCloseTo(0.01, within(0.0001));
        assertThat(rehearsal.mean("a", Metric.LATENCY_P50, Duration.ZERO, end)).isCloseTo(100.2, within(0.5));
        assertThat(rehearsal.mean("a", "queue", Duration.ZERO, end)).isCloseTo(10, within(0.1));
        double[] errors = rehearsal.values("a", Metric.ERROR_RATE, Duration.ZERO, end);
        double variance = 0;
        for (double error : errors) {
            variance += (error - 0.01) * (error - 0.01) / errors.length;
        }
        assertThat(variance).isCloseTo(0.01 * 0.99 / 1000, within(0.05e-5));
    }

    @Test
    public void latenciesOfAMinuteComeFromOneDistribution() throws Exception {
        Rehearsal rehearsal = new Rehearsal(5, SCENARIO);
        rehearsal.passMinutes(300);
        double[] p50 = rehearsal.values("a", Metric.LATENCY_P50, minutes(0), minutes(300));
        double[] mean = rehearsal.values("a", Metric.LATENCY_MEAN, minutes(0), minutes(300));
        double[] p95 = rehearsal.values("a", Metric.LATENCY_P95, minutes(0), minutes(300));
        double[] p99 = rehearsal.values("a", Metric.LATENCY_P99, minutes(0), minutes(300));
        for (int i = 0; i < 300; i++) {
            assertThat(p95[i] / p50[i]).isCloseTo(3, within(1e-9));
            assertThat(mean[i]).isBetween(p50[i], p95[i]);
            assertThat(p99[i]).isGreaterThan(p95[i]);
        }
    }

    @Test
    public void saturationGrowsWithTheLoad() throws Exception {
        Rehearsal rehearsal = rolledOut(5);

        double at10 = rehearsal.mean("b", Metric.SATURATION, minutes(20), minutes(300));
        double at50 = rehearsal.mean("b", Metric.SATURATION, minutes(320), minutes(700));
        assertThat(at10).isBetween(0.08, 0.15);
        assertThat(at50).isBetween(0.3, 0.4);
        assertThat(rehearsal.mean("a", Metric.SATURATION, minutes(720), minutes(990)))
                .isBetween(0.58, 0.66);
    }

    @Test
    public void requestsAboveWhatInstancesHandleFail() throws Exception {
        Rehearsal rehearsal = new Rehearsal(
                5,
                "traffic: { perMinute: 1000, noise: 0 }",
                "metrics: { errorRate: 0, saturation: { instanceHandles: 250 } }",
                "environments: { p: { targets: { web: { capacity: 2 } } } }");
        rehearsal.passMinutes(600);

        assertThat(rehearsal.mean("a", Metric.ERROR_RATE, minutes(0), minutes(600)))
                .isCloseTo(0.5, within(0.01));
        assertThat(rehearsal.mean("a", Metric.LATENCY_P50, minutes(0), minutes(600)))
                .isCloseTo(320, within(10.0));
    }

    @Test
    public void theDayHasItsCurveInItsZone() throws Exception {
        Rehearsal rehearsal = new Rehearsal(
                5,
                "start: 2026-03-27T00:00",
                "zone: Europe/Berlin",
                "traffic: { perMinute: 1000, shape: office, noise: 0 }",
                "environments: { p: { targets: [web] } }");
        rehearsal.pass(Duration.ofDays(7));
        Duration friday = Duration.ZERO;
        Duration mondayAfterTheClockChanged = Duration.ofHours(71);

        double night = rehearsal.mean("a", Metric.REQUESTS, friday.plusHours(1), friday.plusHours(4));
        double morning = rehearsal.mean("a", Metric.REQUESTS, friday.plusHours(10), friday.plusHours(11));
        assertThat(morning / night).isGreaterThan(15);
        assertThat(rehearsal.values(
                        "a",
                        Metric.REQUESTS,
                        mondayAfterTheClockChanged.plusHours(10),
                        mondayAfterTheClockChanged.plusHours(11)))
                .isEqualTo(rehearsal.values("a", Metric.REQUESTS, friday.plusHours(10), friday.plusHours(11)));
        assertThat(rehearsal.mean("a", Metric.REQUESTS, friday, friday.plusHours(23)))
                .isCloseTo(1000, within(50.0));
        assertThat(rehearsal.mean("a", Metric.REQUESTS, Duration.ofHours(25), Duration.ofHours(47)))
                .isCloseTo(210, within(20.0));
    }

    @Test
    public void accountsAreTheSumsOfTheMinutes() throws Exception {
        Rehearsal rehearsal = rolledOut(9);
        List<ServedTraffic> served =
                rehearsal.cloud.history().served("web", rehearsal.at(minutes(0)), rehearsal.at(minutes(1000)));

        assertThat(served).extracting(ServedTraffic::version).containsExactly("v1", "v2");
        for (int fleet = 0; fleet < 2; fleet++) {
            String name = List.of("a", "b").get(fleet);
            double[] requests = rehearsal.values(name, Metric.REQUESTS, minutes(0), minutes(1000));
            double[] rates = rehearsal.values(name, Metric.ERROR_RATE, minutes(0), minutes(1000));
            long sum = 0;
            long errors = 0;
            for (int i = 0; i < requests.length; i++) {
                sum += (long) requests[i];
                errors += Math.round(requests[i] * rates[i]);
            }
            assertThat(served.get(fleet).requests()).isEqualTo(sum);
            assertThat(served.get(fleet).errors()).isEqualTo(errors);
        }
        Rehearsal withoutGreen = new Rehearsal(9, SCENARIO);
        withoutGreen.passMinutes(1000);
        double green = served.get(1).requests();
        double expected = 1000 * (300.5 * 0.1 + 399.5 * 0.5);
        assertThat(green / expected).isCloseTo(1, within(0.02));
        assertThat(served.get(0).requests() + served.get(1).requests())
                .isEqualTo(withoutGreen
                        .cloud
                        .history()
                        .served("web", withoutGreen.at(minutes(0)), withoutGreen.at(minutes(1000)))
                        .get(0)
                        .requests());
    }

    @Test
    public void readingMetricsIsNotWrittenDownCallByCall() throws Exception {
        Rehearsal rehearsal = rolledOut(2);
        rehearsal.pass(Duration.ofHours(145));
        double sum = 0;
        for (int minute = 0; minute < 8700; minute++) {
            for (String fleet : List.of("a", "b")) {
                for (String metric : List.of(Metric.ERROR_RATE, Metric.LATENCY_P95, Metric.SATURATION)) {
                    for (double value : rehearsal.values(fleet, metric, minutes(minute), minutes(minute + 1))) {
                        sum += value;
                    }
                }
            }
        }
        assertThat(sum).isFinite();
        assertThat(rehearsal.cloud.history().calls()).hasSizeLessThan(10);
    }

    @Test
    public void meansOfAChartAreThoseOfTheSeries() throws Exception {
        Rehearsal rehearsal = rolledOut(4);
        double[] means =
                rehearsal.cloud.history().means("web", "b", Metric.ERROR_RATE, rehearsal.at(minutes(0)), 15, 70);

        assertThat(means[10]).isEqualTo(rehearsal.mean("b", Metric.ERROR_RATE, minutes(150), minutes(165)));
        assertThat(means[60]).isNaN();
        assertThat(means[69]).isNaN();
    }
}
