package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.time.Duration;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.Test;

public class DistributionTest {

    private static void assertQuantiles(Distribution own, ContinuousDistribution oracle, double relative) {
        for (double p : new double[] {1e-12, 1e-6, 0.01, 0.074, 0.076, 0.25, 0.5, 0.75, 0.925, 0.99, 1 - 1e-9}) {
            double exact = oracle.inverseCumulativeProbability(p);
            assertThat(own.quantile(p)).as("p = " + p).isCloseTo(exact, within(Math.abs(exact) * relative + 1e-12));
        }
        assertThat(own.mean()).isCloseTo(oracle.getMean(), within(1e-9));
    }

    @Test
    public void quantilesAreThoseOfAnIndependentLibrary() {
        assertQuantiles(
                new Distribution.Normal(10, 2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                NormalDistribution.of(10, 2),
                1e-12);
        assertQuantiles(new Distribution.LogNormal(80, 0.5), LogNormalDistribution.of(Math.log(80), 0.5), 1e-12);
        assertQuantiles(new Distribution.Exponential(3), ExponentialDistribution.of(3), 1e-6);
    }

    @Test
    public void betaQuantilesAreInterpolatedClosely() {
        Distribution own = new Distribution.Beta(2, 400);
        BetaDistribution exact = BetaDistribution.of(2, 400);
        for (double p = 0.01; p < 0.99; p += 0.0313) {
            assertThat(own.quantile(p)).isCloseTo(exact.inverseCumulativeProbability(p), within(1e-5));
        }
        assertThat(own.mean()).isCloseTo(2 / 402.0, within(1e-12));
        assertThat(own).isEqualTo(new Distribution.Beta(2, 400)).isNotEqualTo(new Distribution.Beta(2, 401));
    }

    @Test
    public void boundsHold() {
        Distribution bounded = new Distribution.Normal(0, 1, -0.5, 0.5);

        assertThat(bounded.quantile(0.001)).isEqualTo(-0.5);
        assertThat(bounded.quantile(0.999)).isEqualTo(0.5);
        assertThat(new DrawnDuration(new Distribution.Normal(0, 10, -1e9, 1e9)).draw(0.001))
                .isEqualTo(Duration.ZERO);
        assertThat(new DrawnDuration(new Distribution.LogNormal(1e9, 9)).draw(0.999))
                .isEqualTo(DrawnDuration.LONGEST);
    }

    @Test
    public void impossibleDistributionsAreRefused() {
        assertThatThrownBy(() -> new Distribution.Uniform(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Normal(1, -1, 0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Normal(1, 1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.LogNormal(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Beta(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Constant(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void durationsAreReadAsPeopleWriteThem() {
        assertThat(DurationText.parse("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(DurationText.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(DurationText.parse("1h 30min")).isEqualTo(Duration.ofMinutes(90));
        assertThat(DurationText.parse("2.5h")).isEqualTo(Duration.ofMinutes(150));
        assertThat(DurationText.parse("1w")).isEqualTo(Duration.ofDays(7));
        assertThat(DurationText.parse("PT5M")).isEqualTo(Duration.ofMinutes(5));
        assertThat(DurationText.parse("0")).isZero();
        assertThat(DurationText.parse("250ms")).isEqualTo(Duration.ofMillis(250));
        for (String wrong : new String[] {"", "5", "h", "1x", "-1h", "PT-5M", "P", "99999999w", "1h-30m"}) {
            assertThatThrownBy(() -> DurationText.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
