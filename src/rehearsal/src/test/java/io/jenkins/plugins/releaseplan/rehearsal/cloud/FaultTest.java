package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import static io.jenkins.plugins.releaseplan.rehearsal.cloud.Rehearsal.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.CloudException.Kind;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots.Progress;
import java.time.Duration;
import org.junit.Test;

public class FaultTest {

    private static Rehearsal released(String fault, int percent) throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault(fault);
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(10);
        rehearsal.shift(percent);
        return rehearsal;
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    public void aSlowVersionIsSlowWhileTheFaultLasts() throws Exception {
        Rehearsal rehearsal = released("{ kind: slow, factor: 4, at: 1h, for: 1h }", 50);
        rehearsal.passMinutes(240);

        double before = rehearsal.mean("b", Metric.LATENCY_P50, minutes(10), minutes(60));
        double during = rehearsal.mean("b", Metric.LATENCY_P50, minutes(60), minutes(120));
        double after = rehearsal.mean("b", Metric.LATENCY_P50, minutes(120), minutes(200));
        assertThat(before).isCloseTo(80, within(2.0));
        assertThat(during).isCloseTo(320, within(8.0));
        assertThat(after).isCloseTo(80, within(2.0));
        assertThat(rehearsal.mean("a", Metric.LATENCY_P50, minutes(60), minutes(120)))
                .isCloseTo(80, within(2.0));
    }

    @Test
    public void aVersionErrsAboveALoadAlone() throws Exception {
        Rehearsal rehearsal = released("{ kind: errors, rate: 20%, above: 40% }", 30);
        rehearsal.passMinutes(60);
        rehearsal.shift(50);
        rehearsal.passMinutes(60);

        assertThat(rehearsal.mean("b", Metric.ERROR_RATE, minutes(10), minutes(70)))
                .isLessThan(0.01);
        assertThat(rehearsal.mean("b", Metric.ERROR_RATE, minutes(70), minutes(130)))
                .isCloseTo(0.2, within(0.01));
        FaultImpact impact = rehearsal.cloud.history().faults("web").get(0);
        assertThat(impact.struck()).contains(rehearsal.at(minutes(70)));
        assertThat(impact.version()).isEqualTo("v2");
        assertThat(impact.cleared()).isEmpty();
        rehearsal.shift(0);
        assertThat(rehearsal.cloud.history().faults("web").get(0).cleared()).contains(rehearsal.at(minutes(130)));
    }

    @Test
    public void aLoadIsCountedInRequestsToo() throws Exception {
        Rehearsal rehearsal = released("{ kind: errors, rate: 100%, above: 450 }", 50);
        rehearsal.passMinutes(30);
        rehearsal.shift(100);
        rehearsal.passMinutes(30);

        assertThat(rehearsal.mean("b", Metric.ERROR_RATE, minutes(10), minutes(40)))
                .isLessThan(0.01);
        assertThat(rehearsal.mean("b", Metric.ERROR_RATE, minutes(40), minutes(70)))
                .isEqualTo(1);
    }

    @Test
    public void aFaultBeginsSomeTimeAfterAnEvent() throws Exception {
        Rehearsal rehearsal =
                released("{ kind: errors, rate: 100%, after: { event: stage 50, delay: 20m }, for: 10m }", 10);
        rehearsal.passMinutes(50);
        rehearsal.shift(50);
        rehearsal.passMinutes(60);

        assertThat(rehearsal.mean("b", Metric.ERROR_RATE, minutes(60), minutes(80)))
                .isLessThan(0.02);
        assertThat(rehearsal.mean("b", Metric.ERROR_RATE, minutes(80), minutes(90)))
                .isEqualTo(1);
        assertThat(rehearsal.mean("b", Metric.ERROR_RATE, minutes(90), minutes(110)))
                .isLessThan(0.02);
    }

    @Test
    public void requestsThatMetAFaultAreThoseOfItsVersionWhileItWasActive() throws Exception {
        Rehearsal rehearsal = released("{ kind: errors, rate: 10%, at: 1h, for: 90s }", 50);
        rehearsal.passMinutes(60);

        double[] requests = rehearsal.values("b", Metric.REQUESTS, minutes(60), minutes(62));
        assertThat(rehearsal.cloud.history().faults("web").get(0).requestsMet())
                .isEqualTo(Math.round(requests[0] + requests[1] / 2));
    }

    @Test
    public void instancesThatDieComeBackAfterTheFault() throws Exception {
        Rehearsal rehearsal = released("{ kind: instancesDie, count: 3, at: 1h, for: 10m }", 50);
        rehearsal.passMinutes(49);
        assertThat(rehearsal.cloud.health().probe("web", "b").detail()).isEqualTo("4 of 4 instances healthy");
        rehearsal.passMinutes(1);
        assertThat(rehearsal.cloud.health().probe("web", "b").detail()).isEqualTo("1 of 4 instances healthy");
        assertThat(rehearsal.cloud.health().probe("web", "a").healthy()).isTrue();
        rehearsal.passMinutes(10);
        assertThat(rehearsal.cloud.health().probe("web", "b").healthy()).isFalse();
        rehearsal.passMinutes(1);
        assertThat(rehearsal.cloud.health().probe("web", "b").healthy()).isTrue();
        assertThat(rehearsal.mean("b", Metric.SATURATION, minutes(60), minutes(70)))
                .isGreaterThan(2 * rehearsal.mean("b", Metric.SATURATION, minutes(50), minutes(60)));
    }

    @Test
    public void withoutInstancesEveryRequestFails() throws Exception {
        Rehearsal rehearsal = released("{ kind: instancesDie, count: 4, at: 20m, for: 10m }", 50);
        rehearsal.passMinutes(30);

        assertThat(rehearsal.mean("b", Metric.ERROR_RATE, minutes(20), minutes(30)))
                .isEqualTo(1);
        assertThat(rehearsal.values("b", Metric.LATENCY_P99, minutes(20), minutes(30)))
                .isEmpty();
        assertThat(rehearsal.mean("b", Metric.SATURATION, minutes(20), minutes(30)))
                .isEqualTo(1);
    }

    @Test
    public void startsFailUntilTheFaultIsOver() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: startFails, version: v2, for: 20m }");
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(20);
        assertThat(rehearsal.cloud.health().probe("web", "b").detail()).isEqualTo("0 of 4 instances healthy");
        rehearsal.passMinutes(1);
        assertThat(rehearsal.cloud.health().probe("web", "b").healthy()).isTrue();
        rehearsal.cloud.fleet().retire("web", "b");
        rehearsal.launchGreen("v3");
        rehearsal.passMinutes(1);
        assertThat(rehearsal.cloud.health().probe("web", "b").serves("v3")).isTrue();
    }

    @Test
    public void startsCanFailForEver() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: startFails }");
        rehearsal.launchGreen("v2");
        rehearsal.pass(Duration.ofDays(80));

        assertThat(rehearsal.cloud.health().probe("web", "b").healthy()).isFalse();
        assertThat(rehearsal.cloud.history().launches("web").get(1).healthyAt()).isEmpty();
    }

    @Test
    public void startsCanBeSlow() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: slowStart, factor: 10 }");
        rehearsal.launchGreen("v2");
        rehearsal.pass(Duration.ofSeconds(599));
        assertThat(rehearsal.cloud.health().probe("web", "b").healthy()).isFalse();
        rehearsal.pass(Duration.ofSeconds(1));
        assertThat(rehearsal.cloud.health().probe("web", "b").healthy()).isTrue();
    }

    @Test
    public void instancesCanReportTheWrongVersion() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: wrongVersion, reports: v1, for: 30m }");
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(5);
        assertThat(rehearsal.cloud.health().probe("web", "b").serves("v2")).isFalse();
        rehearsal.passMinutes(25);
        assertThat(rehearsal.cloud.health().probe("web", "b").serves("v2")).isTrue();
    }

    @Test
    public void throttledCallsAreRetryableAndChangeNothing() throws Exception {
        Rehearsal rehearsal = released("{ kind: throttle, calls: shift, at: 20m, for: 5m }", 10);
        rehearsal.passMinutes(10);
        assertFails(Kind.RETRYABLE, () -> rehearsal.shift(50));
        assertThat(rehearsal.greenPercent()).isEqualTo(10);
        rehearsal.passMinutes(5);
        rehearsal.shift(50);
        assertThat(rehearsal.greenPercent()).isEqualTo(50);
        assertThat(rehearsal.cloud.history().calls())
                .extracting(CloudCallRecord::outcome, CloudCallRecord::fault)
                .contains(tuple("RETRYABLE", "throttle"));
    }

    @Test
    public void aShareOfTheCallsIsThrottled() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: throttle, calls: inspect, share: 30% }");
        int failed = 0;
        for (int i = 0; i < 1000; i++) {
            try {
                rehearsal.cloud.fleet().inspect("web");
            } catch (CloudException throttled) {
                assertThat(throttled.kind()).isEqualTo(Kind.RETRYABLE);
                failed++;
            }
        }
        assertThat(failed).isBetween(255, 345);
    }

    @Test
    public void aCallThatTimesOutMayHaveActed() throws Exception {
        Rehearsal rehearsal = released("{ kind: timeoutAfterActing, calls: shift, count: 1, at: 20m }", 10);
        rehearsal.passMinutes(10);
        assertFails(Kind.UNKNOWN, () -> rehearsal.shift(50));
        assertThat(rehearsal.greenPercent()).isEqualTo(50);
        rehearsal.shift(60);
        assertThat(rehearsal.greenPercent()).isEqualTo(60);
    }

    @Test
    public void aCallThatTimesOutMayActLate() throws Exception {
        Rehearsal rehearsal = released("{ kind: timeoutAfterActing, calls: shift, count: 1, lag: 90s, at: 20m }", 10);
        rehearsal.passMinutes(10);
        assertFails(Kind.UNKNOWN, () -> rehearsal.shift(50));
        assertThat(rehearsal.greenPercent()).isEqualTo(10);
        rehearsal.pass(Duration.ofSeconds(90));
        assertThat(rehearsal.greenPercent()).isEqualTo(50);
        assertThat(rehearsal.cloud.history().events())
                .extracting(reached -> reached.event().text())
                .contains("stage 50");
    }

    @Test
    public void aNewerShiftTakesThePlaceOfALateOne() throws Exception {
        Rehearsal rehearsal = released("{ kind: timeoutAfterActing, calls: shift, count: 1, lag: 90s, at: 20m }", 10);
        rehearsal.passMinutes(10);
        assertFails(Kind.UNKNOWN, () -> rehearsal.shift(50));
        rehearsal.pass(Duration.ofSeconds(10));
        rehearsal.shift(10);
        rehearsal.passMinutes(5);
        assertThat(rehearsal.greenPercent()).isEqualTo(10);
    }

    @Test
    public void aLaunchThatTimesOutMayActLate() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: timeoutAfterActing, calls: launch, count: 1, lag: 5m }");
        assertFails(Kind.UNKNOWN, () -> rehearsal.launchGreen("v2"));
        assertThat(rehearsal.cloud.fleet().inspect("web").idleVersion()).isEmpty();
        rehearsal.passMinutes(5);
        assertThat(rehearsal.cloud.fleet().inspect("web").idleVersion()).isEqualTo("v2");
    }

    @Test
    public void aCallThatTimesOutMayNotHaveActed() throws Exception {
        Rehearsal rehearsal = released("{ kind: timeoutBeforeActing, calls: shift, count: 1, at: 20m }", 10);
        rehearsal.passMinutes(10);
        assertFails(Kind.UNKNOWN, () -> rehearsal.shift(50));
        assertThat(rehearsal.greenPercent()).isEqualTo(10);
    }

    @Test
    public void refusedCallsChangeNothing() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: refuse, calls: [launch, retire] }");
        assertFails(Kind.REFUSED, () -> rehearsal.launchGreen("v2"));
        assertFails(Kind.REFUSED, () -> rehearsal.cloud.fleet().retire("web", "a"));
        assertThat(rehearsal.cloud.health().probe("web", "a").healthy()).isTrue();
    }

    @Test
    public void metricsHaveGaps() throws Exception {
        Rehearsal rehearsal = released("{ kind: metricGap, metrics: errorRate, at: 30m, for: 10m }", 50);
        rehearsal.passMinutes(60);

        assertThat(rehearsal.values("b", Metric.ERROR_RATE, minutes(20), minutes(50)))
                .hasSize(20);
        assertThat(rehearsal.values("b", Metric.LATENCY_P95, minutes(20), minutes(50)))
                .hasSize(30);
        assertThat(rehearsal.values("a", Metric.ERROR_RATE, minutes(20), minutes(50)))
                .hasSize(30);
    }

    @Test
    public void databasesFailAndLoseWhatWasUnderWay() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(
                "environments: { p: { databases: { db: { snapshotTakes: 10m } } } }",
                "faults: [ { kind: databaseFails, database: db, at: 5m, for: 1m } ]");
        var snapshots = rehearsal.cloud.snapshots();
        snapshots.snapshot("db", "s");
        rehearsal.passMinutes(5);
        assertFails(Kind.REFUSED, () -> snapshots.snapshot("db", "s"));
        rehearsal.passMinutes(6);
        assertThat(snapshots.snapshot("db", "s")).isEqualTo(Progress.UNDER_WAY);
        rehearsal.passMinutes(10);
        assertThat(snapshots.snapshot("db", "s")).isEqualTo(Progress.DONE);
    }

    @Test
    public void checksFailForAVersionWhileTheFaultLasts() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: checkFails, version: current, check: smoke, for: 10m }");
        assertThat(rehearsal.cloud.health().check("p", "smoke", "v1").healthy()).isFalse();
        assertThat(rehearsal.cloud.health().check("p", "healthz", "v1").healthy())
                .isTrue();
        rehearsal.passMinutes(10);
        assertThat(rehearsal.cloud.health().check("p", "smoke", "v1").healthy()).isTrue();
    }

    @Test
    public void faultsKeepToTheirEnvironmentAndTarget() throws Exception {
        String environments = "environments: { p: { targets: [web, api] }, q: { targets: [web] } }";

        Rehearsal elsewhere = Rehearsal.of(environments, "faults: [ { kind: refuse, calls: all, environment: q } ]");
        elsewhere.cloud.fleet().inspect("web");
        Rehearsal oneTarget = Rehearsal.of(environments, "faults: [ { kind: refuse, calls: all, target: api } ]");
        oneTarget.cloud.fleet().inspect("web");
        assertFails(Kind.REFUSED, () -> oneTarget.cloud.fleet().inspect("api"));
    }
}
