package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import java.time.Duration;
import org.junit.Test;

public class DatabaseSnapshotStepTest {

    private static final String DATABASE =
            Rehearsed.QUIET.replace("production:\n", "production:\n    databases: { db: { snapshotTakes: 12m } }\n");

    @Test
    public void waitsUntilTheSnapshotIsThereAndGivesItsName() {
        Rehearsed run = Rehearsed.release(
                "echo databaseSnapshot('db')\necho databaseSnapshot(database: 'db', name: 'mine')", DATABASE);
        assertThat(run.echoed()).containsExactly("web-production-1-snapshot-db", "mine");
        assertThat(run.result().duration()).isBetween(Duration.ofMinutes(24), Duration.ofMinutes(27));
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void anUnknownDatabaseIsTold() {
        Rehearsed run = Rehearsed.release("databaseSnapshot 'dbb'", DATABASE);
        assertThat(run.cause()).startsWith("Jenkinsfile:2: ").contains("no database 'dbb'");
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    public void aSnapshotThatFailsStopsTheReleaseBeforeAnythingChanges() {
        Rehearsed run = Rehearsed.release(
                "databaseSnapshot 'db'\nblueGreenDeploy(target: 'web') { }",
                DATABASE + "faults: [{ kind: databaseFails }]\n");
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.cause()).contains("snapshot web-production-1-snapshot-db of database db failed");
        assertThat(run.only().rollouts()).isEmpty();
    }
}
