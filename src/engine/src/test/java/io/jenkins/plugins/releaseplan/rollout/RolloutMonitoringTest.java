package io.jenkins.plugins.releaseplan.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

/** The watch over a version that has all traffic. */
public class RolloutMonitoringTest {

    private final QuietHost host = new QuietHost(Sample.plan());

    @Before
    public void cutOver() {
        host.tell(new RolloutEvent.BodyEnded());
    }

    @Test
    public void blueIsKeptUntilTheMonitoringIsOver() {
        host.tell(monitoring("m1"));
        host.pass(Duration.ofMinutes(72 * 60 - 1));
        assertThat(host.target().blue.running).isTrue();

        host.pass(Sample.MINUTE);
        assertThat(host.told()).contains(Notice.Kind.MONITORING_PASSED);
        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    public void aBreachWhileMonitoredRollsBack() {
        host.tell(monitoring("m1"));
        host.pass(Duration.ofHours(30));
        host.greenMetric = (metric, at) -> 0.2;
        host.pass(Duration.ofMinutes(5));

        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.target().recorded).isEqualTo(ModelTarget.OLD);
    }

    @Test
    public void monitoringAfterBlueIsGoneStillRollsBack() {
        host.pass(Duration.ofHours(3));
        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
        host.tell(monitoring("m1"));
        host.pass(Duration.ofHours(1));
        host.greenMetric = (metric, at) -> 0.2;
        host.pass(Duration.ofHours(1));

        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.wishes()).containsSubsequence("retire blue", "launch v1", "probe blue", "0 %");
    }

    @Test
    public void theSameMonitoringAskedForTwiceIsOne() {
        host.tell(monitoring("m1"));
        host.pass(Duration.ofHours(10));
        host.tell(monitoring("m1"));
        host.pass(Duration.ofHours(62));

        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    public void monitoringDoesNotPassWithoutDataThatItNeeds() {
        host.greenMetric = (metric, at) -> null;
        host.tell(monitoring("m1"));
        host.pass(Duration.ofHours(100));

        assertThat(host.phase()).isEqualTo(Phase.KEEPING_BLUE);
        assertThat(host.rollout().monitor().over()).isFalse();
    }

    @Test
    public void onceBlueHasNoTrafficGreenIsComparedWithBlueBeforeTheRollout() {
        assertThat(askedOfBlue(">3x baseline"))
                .isNotEmpty()
                .containsOnly(host.rollout().firstTrafficAt());
    }

    @Test
    public void nothingIsAskedOfBlueForLimitsAlone() {
        assertThat(askedOfBlue(">5%")).isEmpty();
        assertThat(host.rollout().measured()).isNotEmpty();
    }

    private List<Instant> askedOfBlue(String condition) {
        List<Instant> asked = new ArrayList<>();
        host.blueMetric = (metric, at) -> {
            asked.add(at);
            return 0.0;
        };
        host.tell(monitoring("m1", condition));
        host.pass(Duration.ofHours(2));
        return asked;
    }

    private static RolloutEvent monitoring(String id) {
        return monitoring(id, ">5%");
    }

    private static RolloutEvent monitoring(String id, String condition) {
        return new RolloutEvent.MonitoringRequested(
                id,
                Optional.of(Sample.analysis(Sample.rule("errorRate", condition, 1, 1, MissingData.HOLD))),
                Duration.ofHours(72));
    }
}
