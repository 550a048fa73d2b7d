package io.jenkins.plugins.releaseplan.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.Test;

/** What was measured stays known when nothing is measured any longer. */
public class MeasuredTest {

    private final QuietHost host = new QuietHost(Sample.plan());

    private List<Measured> ofStages() {
        return host.rollout().measured().stream()
                .filter(measured -> measured.watch().equals(Watch.STAGE))
                .toList();
    }

    @Test
    public void eachShareOfTrafficKeepsWhatItsRuleFoundAfterTheStageIsOver() {
        host.greenMetric = (metric, at) -> at.isBefore(QuietHost.BEGIN.plus(Sample.HOUR)) ? 0.01 : 0.03;
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.tell(new RolloutEvent.StageRequested(Sample.stage(50, Response.ROLL_BACK)));
        host.pass(Duration.ofHours(3));
        host.tell(new RolloutEvent.BodyEnded());
        host.pass(Duration.ofDays(2));

        assertThat(host.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(ofStages()).extracting(Measured::greenPercent).containsExactly(10, 50);
        Measured ten = ofStages().get(0);
        Measured fifty = ofStages().get(1);
        assertThat(ten.metric()).isEqualTo("errorRate");
        // The last of twelve, at the end of the hour, is the one that lets the stage pass.
        assertThat(ten.mean()).isCloseTo((11 * 0.01 + 0.03) / 12, within(1e-12));
        assertThat(ten.least()).isEqualTo(0.01);
        assertThat(ten.latest()).isEqualTo(0.03);
        assertThat(fifty.most()).isEqualTo(0.03);
        assertThat(fifty.mean()).isBetween(fifty.least(), fifty.most());
        assertThat(ten.last()).isAfter(ten.first()).isBeforeOrEqualTo(fifty.first());
        assertThat(ten.passed()).isEqualTo(12).isEqualTo(ten.judged());
    }

    @Test
    public void measurementThatBreaksARuleIsKeptThoughItEndsAllWatches() {
        host.greenMetric = (metric, at) -> 0.9;
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.pass(Duration.ofHours(1));

        assertThat(host.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(host.rollout().watches()).isEmpty();
        assertThat(ofStages()).hasSize(1).allSatisfy(measured -> {
            assertThat(measured.failed()).isPositive();
            assertThat(measured.latest()).isEqualTo(0.9);
            assertThat(measured.limit()).isPositive().isLessThan(0.9);
        });
    }

    @Test
    public void measurementsWithoutDataAreCountedAndHaveNoValue() {
        host.greenMetric = (metric, at) -> null;
        host.tell(new RolloutEvent.StageRequested(Sample.stage(10, Response.ROLL_BACK)));
        host.pass(Duration.ofMinutes(30));

        assertThat(ofStages()).hasSize(1).allSatisfy(measured -> {
            assertThat(measured.missing()).isPositive().isEqualTo(measured.judged());
            assertThat(measured.most()).isZero();
        });
    }
}
