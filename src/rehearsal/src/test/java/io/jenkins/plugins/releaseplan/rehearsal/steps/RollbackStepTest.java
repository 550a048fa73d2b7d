package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RollbackStepTest {

    private static final String HISTORY = Rehearsed.QUIET
            .replace(
                    "version: v1, startUp: 60s",
                    "version: v1, startUp: 60s, databases: db, history: [{ version: v0.9, healthy: false }, { version: v0.8 }, { version: v0.7 }]")
            .replace(
                    "production:\n",
                    "production:\n    databases: { db: { restoreTakes: 30m, snapshotTakes: 5m, snapshots: [nightly] } }\n");

    private static final String BACK = "rollback target: 'web', environment: 'production', reason: 'errors'";

    @Test
    public void aDatabaseThatIsNotThereIsToldBeforeTheTrafficGoesBack() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { }\n"
                        + "rollback target: 'web', reason: 'x', database: 'nowhere', snapshot: 's'",
                Rehearsed.QUIET);
        assertThat(run.cause()).contains("rollback: no database 'nowhere' in environment");
        assertThat(run.result().releases()).hasSize(1);
    }

    @Test
    public void insideTheBlockOfItsTargetItEndsTheBlock() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { canaryStage percent: 10, bake: '5m'\n"
                        + "rollback target: 'web', reason: 'wrong doses'\necho 'never' }",
                Rehearsed.QUIET);
        assertThat(run.cause()).contains("rolled back: ").contains("wrong doses");
        assertThat(run.echoed()).isEmpty();
        assertThat(run.result().releases())
                .extracting(release -> release.outcome().name())
                .containsOnly("ROLLED_BACK");
        Rehearsed early = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { rollback target: 'web', reason: 'wrong doses' }", Rehearsed.QUIET);
        assertThat(early.cause())
                .contains("which has no traffic on the new version yet")
                .contains("with error 'wrong doses'");
    }

    @Test
    public void previousIsTheLastVersionThatWasWell() {
        Rehearsed run = Rehearsed.of("echo " + BACK.replace("rollback ", "rollback(") + ")", HISTORY);
        assertThat(run.echoed()).containsExactly("v0.8");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.reason()).isEqualTo("errors");
        assertThat(run.only().plan().kind()).isEqualTo(ReleasePlan.Kind.ROLLBACK);
        assertThat(run.shares("web")).containsExactly(100);
    }

    @Test
    public void aNamedVersionIsStartedAndOnlyThenTheDatabaseIsRestored() {
        Rehearsed run = Rehearsed.of(BACK + ", to: 'v0.7', database: 'db', snapshot: 'nightly'", HISTORY);
        assertThat(run.kinds())
                .containsSubsequence(
                        Notice.Kind.GREEN_READY,
                        Notice.Kind.CUTOVER,
                        Notice.Kind.RESTORE_STARTED,
                        Notice.Kind.DATABASE_RESTORED,
                        Notice.Kind.RELEASE_ENDED);
        assertThat(run.rollout("web").plan().version()).isEqualTo("v0.7");
        assertThat(run.only().databases()).singleElement().satisfies(work -> {
            assertThat(work.snapshot()).isEqualTo("nightly");
            assertThat(work.failure()).isEmpty();
        });
    }

    @Test
    public void aVersionThatNeverServedIsRefusedWithThoseThatDid() {
        Rehearsed run = Rehearsed.of(BACK + ", to: 'v3'", HISTORY);
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.cause())
                .isEqualTo(
                        "Jenkinsfile:1: rollback: web never served 'v3' in production; it can go back to: v0.9, v0.8, v0.7");
        assertThat(run.result().releases()).isEmpty();
        assertThat(Rehearsed.of(BACK, Rehearsed.QUIET).cause()).contains("has no earlier version that was well");
    }

    @Test
    public void badParametersAreToldAtTheirLine() {
        Map.of(
                        "rollback target: 'web', environment: 'production', reason: ' '",
                        "rollback: say the reason",
                        BACK + ", database: 'db'",
                        "'database' and 'snapshot' go together",
                        "rollback target: 'web', reason: 'r'",
                        "say the 'environment'",
                        BACK.replace("'web'", "'wab'"),
                        "no target 'wab'",
                        BACK.replace("production", "prod"),
                        "no environment 'prod'")
                .forEach((step, message) -> {
                    Rehearsed run = Rehearsed.of("\n" + step, HISTORY);
                    assertThat(run.cause())
                            .as(step)
                            .startsWith("Jenkinsfile:2: ")
                            .contains(message);
                    assertThat(run.exitCode()).isEqualTo(1);
                });
    }

    @Test
    public void whileBlueIsKeptItGetsItsTrafficBackAtOnce() {
        Rehearsed run = Rehearsed.of(
                Rehearsed.releaseOf("blueGreenDeploy(target: 'web', keepBlue: '24h') { }") + "sleep 3600\n" + BACK,
                HISTORY);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(100, 0);
        assertThat(run.result().releases()).hasSize(2);
        assertThat(run.result().releases().get(0).outcome().name()).isEqualTo("ROLLED_BACK");
        assertThat(run.kinds().stream().filter(Notice.Kind.GREEN_LAUNCHED::equals))
                .hasSize(1);
        assertThat(run.reason()).isEqualTo("dana rolled back: errors");
    }

    @Test
    public void insideAReleaseTheEnvironmentIsItsOwn() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web', keepBlue: '24h') { }\nrollback target: 'web', reason: 'changed our minds'",
                HISTORY);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(100, 0);
    }

    @Test
    public void anotherVersionThanBlueTakesTheRouteFirst() {
        Rehearsed run = Rehearsed.of(
                Rehearsed.releaseOf("blueGreenDeploy(target: 'web', keepBlue: '24h') { }") + BACK + ", to: 'v0.7'",
                HISTORY);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.kinds())
                .containsSubsequence(
                        Notice.Kind.CUTOVER, Notice.Kind.BLUE_RETIRED, Notice.Kind.GREEN_LAUNCHED, Notice.Kind.CUTOVER);
        assertThat(run.result()
                        .world()
                        .cloud("production")
                        .history()
                        .served("web", run.result().startedAt(), run.result().settledAt()))
                .extracting(served -> served.version())
                .contains("v0.7");
    }

    @Test
    public void aRestoreThatFailsFailsTheRollbackAndSaysThatTheTrafficIsBack() {
        Rehearsed run = Rehearsed.of(BACK + ", to: 'v0.7', database: 'db', snapshot: 'weekly'", HISTORY);
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.cause())
                .contains("restore of weekly of database db failed")
                .contains("nightly");
        assertThat(run.shares("web"))
                .as("traffic stays on the version that was asked for")
                .containsExactly(100);
    }

    @Test
    public void theVersionsThatCanBeGoneBackToAreGivenNewestFirst() {
        Rehearsed run = Rehearsed.of(
                "echo releaseVersions(target: 'web', environment: 'production').join(',')\n"
                        + Rehearsed.releaseOf("blueGreenDeploy(target: 'web') { }")
                        + "echo releaseVersions(target: 'web', environment: 'production').join(',')",
                HISTORY);
        assertThat(run.echoed()).isEqualTo(List.of("v0.9,v0.8,v0.7", "v1,v0.9,v0.8,v0.7"));
    }

    @Test
    public void aSnapshotThatTheReleaseTookCanBeRestored() {
        Rehearsed run = Rehearsed.of(
                "def s\n" + Rehearsed.releaseOf("s = databaseSnapshot('db')\nblueGreenDeploy(target: 'web') { }")
                        + "sleep 7200\n" + BACK + ", database: 'db', snapshot: s",
                HISTORY);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.told())
                .contains(
                        "snapshot web-production-1-snapshot-db of database db is taken",
                        "database db has the content of snapshot web-production-1-snapshot-db");
    }
}
