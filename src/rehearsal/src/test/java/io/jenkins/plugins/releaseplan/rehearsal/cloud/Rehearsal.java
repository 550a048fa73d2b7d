package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A cloud of one environment {@code p} with a target {@code web}, and the hands of a clock to turn. */
final class Rehearsal implements InstantSource {

    final Scenario scenario;
    final SimulatedCloud cloud;
    private Instant now;

    Rehearsal(long seed, String... lines) throws ScenarioErrors {
        scenario = Scenario.read("scenario.yaml", String.join("\n", lines));
        now = scenario.start();
        cloud = new SimulatedWorld(scenario, seed, this).cloud("p");
    }

    static Rehearsal of(String... lines) throws ScenarioErrors {
        return new Rehearsal(1, lines);
    }

    static Rehearsal withFault(String fault) throws ScenarioErrors {
        return of(
                "environments: { p: { targets: { web: { version: v1, capacity: 4, startUp: 1m } } } }",
                "versions: [v2, v3]",
                "faults: [ " + fault + " ]");
    }

    @Override
    public Instant instant() {
        return now;
    }

    Instant at(Duration sinceStart) {
        return scenario.start().plus(sinceStart);
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    void passMinutes(long minutes) {
        pass(Duration.ofMinutes(minutes));
    }

    void launchGreen(String version) throws CloudException {
        cloud.fleet().launch("web", "b", version);
    }

    void shift(int greenPercent) throws CloudException {
        cloud.router().shift("web", new TrafficSplit("a", "b", greenPercent));
    }

    int greenPercent() throws CloudException {
        return cloud.router().percentOf("web", "b");
    }

    double[] values(String fleet, String metric, Duration from, Duration to) throws CloudException {
        return cloud.metrics().read("web", fleet, metric, at(from), at(to)).values();
    }

    double mean(String fleet, String metric, Duration from, Duration to) throws CloudException {
        return cloud.metrics()
                .read("web", fleet, metric, at(from), at(to))
                .mean()
                .orElseThrow();
    }

    static void assertFails(CloudException.Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(kind));
    }
}
