package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import io.jenkins.plugins.releaseplan.release.Release;
import java.util.List;
import org.junit.Test;

public class RouteQueueingTest {

    private static String branch(String name, String version, String parameters) {
        return name + ": { release(service: 'web', environment: 'production', version: '" + version + "') {"
                + " blueGreenDeploy(target: 'web', keepBlue: '10m'" + parameters
                + ") { canaryStage percent: 50, bake: '1h' } } }";
    }

    @Test
    public void aDeploymentInsideOneOfTheSameRouteIsRefusedRatherThanWaitForEver() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { blueGreenDeploy(target: 'web') { } }", Rehearsed.QUIET);
        assertThat(run.cause())
                .contains("blueGreenDeploy: a block around this one holds route 'web' of target 'web'")
                .contains("put one after the other");
        assertThat(run.only().rollouts()).hasSize(1);
    }

    @Test
    public void aSecondReleaseWaitsForTheRouteAndThenGoesOn() {
        Rehearsed run = Rehearsed.of(
                "parallel " + branch("a", "v2", "") + ", " + branch("b", "v3", "") + ", " + branch("c", "v4", ""),
                Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.told()).contains("web: waits for route web, held by web-production-1/web");
        assertThat(versionsInOrderOfCutover(run)).as("first come, first served").containsExactly("v2", "v3", "v4");
        List<Release> releases = run.result().releases();
        assertThat(releases.get(1).rolloutOf("web").orElseThrow().firstTrafficAt())
                .isAfter(releases.get(0).rolloutOf("web").orElseThrow().endedAt());
        assertThat(releases.get(2).rolloutOf("web").orElseThrow().blueVersion()).isEqualTo("v3");
    }

    private static List<String> versionsInOrderOfCutover(Rehearsed run) {
        return run.result().timeline().stream()
                .filter(entry -> entry.notice().kind() == Notice.Kind.CUTOVER)
                .map(entry -> entry.notice().facts().get("version"))
                .toList();
    }

    @Test
    public void whoDoesNotWantToWaitFailsAtOnceAndNamesTheHolder() {
        Rehearsed run = Rehearsed.of(
                "parallel " + branch("a", "v2", "") + ", " + branch("b", "v3", ", onBusy: 'fail'"), Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.cause()).contains("route web is held by web-production-1/web");
        assertThat(run.result().releases())
                .extracting(release -> release.outcome().name())
                .containsExactly("RELEASED", "FAILED");
        assertThat(run.shares("web")).containsExactly(50, 100);
    }

    @Test
    public void targetsWithRoutesOfTheirOwnDoNotWait() {
        Rehearsed run = Rehearsed.of(
                "parallel " + branch("a", "v2", "") + ", "
                        + branch("b", "v3", "").replace("target: 'web'", "target: 'api'"),
                Rehearsed.QUIET.replace("web: { version: v1, startUp: 60s }", "web: v1, api: v1"));
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.kinds()).doesNotContain(Notice.Kind.ROUTE_WAITING);
    }

    @Test
    public void twoTargetsOnOneRouteTakeTurns() {
        Rehearsed run = Rehearsed.of(
                "parallel " + branch("a", "v2", "") + ", "
                        + branch("b", "v3", "").replace("target: 'web'", "target: 'api'"),
                Rehearsed.QUIET.replace(
                        "web: { version: v1, startUp: 60s }",
                        "web: { version: v1, route: front }, api: { version: v1, route: front, fleets: [c, d] }"));
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.told()).contains("api: waits for route front, held by web-production-1/web");
    }
}
