package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import java.time.Duration;
import org.junit.Test;

public class MonitorReleaseStepTest {

    private static final String STEPS =
            "blueGreenDeploy(target: 'web', keepBlue: '1h') { }\nmonitorRelease duration: '6h', analysis: 'slo'";

    @Test
    public void watchesAsLongAsItSaysAndKeepsBlueAsLong() {
        Rehearsed run = Rehearsed.release(STEPS, Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.when(Notice.Kind.MONITORING_PASSED).minus(run.when(Notice.Kind.MONITORING_STARTED)))
                .isBetween(Duration.ofHours(6), Duration.ofMinutes(362));
        assertThat(run.when(Notice.Kind.BLUE_RETIRED)).isGreaterThan(run.when(Notice.Kind.MONITORING_PASSED));
    }

    @Test
    public void aBreachGoesBackToBlue() {
        Rehearsed run = Rehearsed.release(
                STEPS,
                Rehearsed.QUIET + "faults: [{ kind: errors, rate: 40%, after: { event: cutover, delay: 3h } }]\n");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(100, 0);
        assertThat(run.cause()).startsWith("Jenkinsfile:3: web v2 rolled back: errorRate");
    }

    @Test
    public void withoutAnythingBroughtThereIsNothingToWatch() {
        Rehearsed run = Rehearsed.release("monitorRelease duration: '1h'", Rehearsed.QUIET);
        assertThat(run.cause()).startsWith("Jenkinsfile:2: monitorRelease: there is nothing to watch yet");
    }

    @Test
    public void aDurationOfZeroIsRefused() {
        Rehearsed run =
                Rehearsed.release("blueGreenDeploy(target: 'web') { }\nmonitorRelease duration: '0'", Rehearsed.QUIET);
        assertThat(run.cause()).contains("monitorRelease: duration is above zero");
    }

    @Test
    public void aPersonWhoPressesRollBackEndsIt() {
        Rehearsed run = Rehearsed.release(
                STEPS,
                Rehearsed.QUIET
                        + "people: { olga: { does: [{ press: rollBack, after: { event: cutover, delay: 2h }, reason: calls come in }] } }\n");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.reason()).isEqualTo("olga rolled back: calls come in");
        assertThat(run.rollout("web").cause().by()).isEqualTo("olga");
    }
}
