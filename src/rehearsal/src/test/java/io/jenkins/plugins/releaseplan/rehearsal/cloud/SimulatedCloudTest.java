package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import static io.jenkins.plugins.releaseplan.rehearsal.cloud.Rehearsal.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.cloud.CloudException.Kind;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots.Progress;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.Test;

public class SimulatedCloudTest {

    private static final String PLAIN =
            "environments: { p: { targets: { web: { version: v1, capacity: 4, startUp: 60s..120s } } } }";

    @Test
    public void blueServesWhenTheScenarioBegins() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(PLAIN);

        assertThat(rehearsal.cloud.fleet().inspect("web")).isEqualTo(new TargetStatus("a", "v1", 100, "b", ""));
        assertThat(rehearsal.cloud.health().probe("web", "a").serves("v1")).isTrue();
        assertThat(rehearsal.cloud.health().probe("web", "b").healthy()).isFalse();
        assertThat(rehearsal.cloud.versions().read("web")).contains("v1");
    }

    @Test
    public void aTargetThatWasNeverDeployedHasNothing() throws Exception {
        Rehearsal rehearsal = Rehearsal.of("environments: { p: { targets: { web: { version: '' } } } }");

        assertThat(rehearsal.cloud.fleet().inspect("web").servingVersion()).isEmpty();
        assertThat(rehearsal.cloud.versions().read("web")).isEmpty();
    }

    @Test
    public void greenGetsHealthyInstanceByInstance() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(PLAIN);
        rehearsal.launchGreen("v2");
        rehearsal.pass(Duration.ofSeconds(59));
        assertThat(rehearsal.cloud.health().probe("web", "b").detail()).isEqualTo("0 of 4 instances healthy");
        int before = 0;
        for (int second = 60; second <= 121; second++) {
            rehearsal.pass(Duration.ofSeconds(1));
            int healthy = Integer.parseInt(
                    rehearsal.cloud.health().probe("web", "b").detail().substring(0, 1));
            assertThat(healthy).isGreaterThanOrEqualTo(before);
            before = healthy;
        }
        assertThat(rehearsal.cloud.health().probe("web", "b").serves("v2")).isTrue();
    }

    @Test
    public void launchingWhatRunsChangesNothing() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(PLAIN);
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(3);
        rehearsal.launchGreen("v2");

        assertThat(rehearsal.cloud.health().probe("web", "b").serves("v2")).isTrue();
        assertThat(rehearsal.cloud.history().launches("web")).hasSize(2);
    }

    @Test
    public void theRouteIsDividedAndItsHistoryKept() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(PLAIN);
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(5);
        rehearsal.shift(10);
        rehearsal.shift(10);
        rehearsal.passMinutes(5);
        rehearsal.shift(100);

        assertThat(rehearsal.greenPercent()).isEqualTo(100);
        assertThat(rehearsal.cloud.fleet().inspect("web")).isEqualTo(new TargetStatus("b", "v2", 100, "a", "v1"));
        assertThat(rehearsal.cloud.history().weights("web"))
                .extracting(weights -> weights.percents().get(1))
                .containsExactly(0, 10, 100);
        assertThat(rehearsal.cloud.history().events())
                .extracting(reached -> reached.event().text())
                .containsExactly("green launched", "first traffic", "stage 10", "stage 100", "cutover");
        assertThat(rehearsal.cloud.history().violations()).isEmpty();
    }

    @Test
    public void eventsAreToldWhenTheyAreReached() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(PLAIN);
        StringBuilder told = new StringBuilder();
        rehearsal.cloud.onEvent(reached -> told.append(reached.event().text()).append(';'));
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(5);
        rehearsal.shift(10);
        rehearsal.shift(0);
        rehearsal.greenPercent();

        assertThat(told).hasToString("green launched;first traffic;stage 10;rollback;");
    }

    @Test
    public void whatNoReleaseMayDoIsObeyedAndWrittenDown() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(PLAIN);
        rehearsal.shift(5);
        rehearsal.launchGreen("v2");
        rehearsal.shift(10);
        rehearsal.cloud.fleet().retire("web", "a");

        assertThat(rehearsal.cloud.history().violations())
                .extracting(Violation::text)
                .containsExactly(
                        "5 % of the traffic was sent to fleet b, which has no instances",
                        "10 % of the traffic was sent to fleet b, of which 0 of 4 instances are healthy",
                        "fleet a was retired while it had 90 % of the traffic");
        assertThat(rehearsal.cloud.health().probe("web", "a").detail()).isEqualTo("no instances");
    }

    @Test
    public void whatDoesNotExistIsRefusedAndWhatExistsIsNamed() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(PLAIN);

        assertFails(Kind.REFUSED, () -> rehearsal.cloud.fleet().inspect("api"));
        assertFails(Kind.REFUSED, () -> rehearsal.cloud.fleet().launch("web", "c", "v2"));
        assertFails(Kind.REFUSED, () -> rehearsal.cloud.router().shift("web", new TrafficSplit("a", "green", 10)));
        assertFails(Kind.REFUSED, () -> rehearsal.cloud.health().check("p", "load", "v1"));
        assertFails(Kind.REFUSED, () -> rehearsal.cloud.health().check("q", "smoke", "v1"));
        assertFails(Kind.REFUSED, () -> rehearsal.cloud.snapshots().snapshot("db", "s"));
        assertFails(
                Kind.REFUSED,
                () -> rehearsal.cloud.metrics().read("web", "a", "beauty", rehearsal.instant(), rehearsal.instant()));
        assertThatThrownBy(() -> rehearsal.cloud.fleet().inspect("api"))
                .hasMessage("no target 'api' in environment 'p'; there is: web");
        assertThatThrownBy(() -> new SimulatedWorld(rehearsal.scenario, 1, rehearsal).cloud("q"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no environment 'q'");
    }

    @Test
    public void checksFindTheVersionThatServes() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(
                "versions: [v2]",
                "environments: { p: { targets: { web: v1 }, checks: { flaky: { fails: 1 }, never: fails, old: { failsFor: v1 } } } }");

        assertThat(rehearsal.cloud.health().check("p", "flaky", "v1").healthy()).isFalse();
        assertThat(rehearsal.cloud.health().check("p", "flaky", "v1").healthy()).isTrue();
        assertThat(rehearsal.cloud.health().check("p", "never", "v1").healthy()).isFalse();
        assertThat(rehearsal.cloud.health().check("p", "old", "v1").healthy()).isFalse();
        assertThat(rehearsal.cloud.health().check("p", "flaky", "v2").detail()).isEqualTo("flaky found v1");
    }

    @Test
    public void snapshotsAndRestoresTakeTheirTime() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(
                "environments: { p: { databases: { db: { snapshotTakes: 10m, restoreTakes: 20m, snapshots: [old] } } } }");
        var snapshots = rehearsal.cloud.snapshots();

        assertThat(snapshots.snapshot("db", "old")).isEqualTo(Progress.DONE);
        assertThat(snapshots.snapshot("db", "new")).isEqualTo(Progress.UNDER_WAY);
        assertFails(Kind.REFUSED, () -> snapshots.restore("db", "new", "r1"));
        assertFails(Kind.REFUSED, () -> snapshots.restore("db", "none", "r1"));
        rehearsal.passMinutes(9);
        assertThat(snapshots.snapshot("db", "new")).isEqualTo(Progress.UNDER_WAY);
        rehearsal.passMinutes(1);
        assertThat(snapshots.snapshot("db", "new")).isEqualTo(Progress.DONE);
        assertThat(snapshots.restore("db", "new", "r1")).isEqualTo(Progress.UNDER_WAY);
        rehearsal.passMinutes(20);
        assertThat(snapshots.restore("db", "new", "r1")).isEqualTo(Progress.DONE);
        assertThat(snapshots.restore("db", "new", "r2")).isEqualTo(Progress.UNDER_WAY);
        assertThat(rehearsal.cloud.history().databaseWork())
                .extracting(DatabaseWork::restore)
                .containsExactly(false, true, true);
    }

    @Test
    public void versionsCachesNamesAndNoticesAreKept() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(
                "environments: { p: { targets: { web: { contentDelivery: true, dns: [example.org] }, api: } } }");
        rehearsal.cloud.versions().write("web", "v2");
        rehearsal.cloud.content().invalidate("web", "one");
        rehearsal.cloud.content().invalidate("web", "one");
        rehearsal.cloud.content().invalidate("api", "one");
        rehearsal.cloud.dns().point("web");
        rehearsal.cloud.dns().point("api");
        rehearsal
                .cloud
                .announcer()
                .tell(new Notice(Notice.Kind.CUTOVER, Notice.Importance.INFO, "all on green", Map.of()));

        assertThat(rehearsal.cloud.versions().read("web")).contains("v2");
        assertThat(rehearsal.cloud.history().edge())
                .extracting(CloudHistory.EdgeRequest::what)
                .containsExactly("caches emptied (one)", "example.org lead to the route");
        assertThat(rehearsal.cloud.history().notices()).hasSize(1);
    }

    @Test
    public void aGreenThatReportsAnotherVersionGetsItsFirstTrafficAgainstTheRules() throws Exception {
        Rehearsal rehearsal = Rehearsal.withFault("{ kind: wrongVersion, reports: v1 }");
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(5);
        rehearsal.shift(10);

        assertThat(rehearsal.cloud.history().violations())
                .extracting(Violation::text)
                .containsExactly("10 % of the traffic was sent to fleet b, which reports v1");
    }

    @Test
    public void aBlueThatLostAnInstanceMayTakeTrafficBack() throws Exception {
        Rehearsal rehearsal =
                Rehearsal.withFault("{ kind: instancesDie, version: current, count: 1, at: 10m, for: 1h }");
        rehearsal.launchGreen("v2");
        rehearsal.passMinutes(5);
        rehearsal.shift(10);
        rehearsal.passMinutes(10);
        rehearsal.shift(0);

        assertThat(rehearsal.cloud.history().violations()).isEmpty();
    }
}
