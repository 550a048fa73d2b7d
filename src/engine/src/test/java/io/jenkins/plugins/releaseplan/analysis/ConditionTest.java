package io.jenkins.plugins.releaseplan.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.Test;

/** How conditions are written, and what they make of a reading. */
public class ConditionTest {

    @Test
    public void aShareIsWrittenInPercentOrAsANumberUpToOne() {
        assertThat(limit("errorRate", ">5%")).isEqualTo(0.05);
        assertThat(limit("errorRate", "> 0.05")).isEqualTo(0.05);
        assertThat(limit("saturation", "<99.5%")).isEqualTo(0.995);
    }

    @Test
    public void aLatencyIsWrittenInMillisecondsOrSeconds() {
        assertThat(limit("latencyP99", ">=800ms")).isEqualTo(800);
        assertThat(limit("latencyP99", ">= 1.2 s")).isEqualTo(1200);
        assertThat(limit("latencyP99", ">800")).isEqualTo(800);
    }

    @Test
    public void anyOtherMetricIsComparedAsItsSourceCounts() {
        assertThat(limit("queueDepth", ">1000")).isEqualTo(1000);
        assertThat(limit("cacheHits", "<80%")).isEqualTo(0.8);
    }

    @Test
    public void aMultipleOfTheBaselineMayBeWrittenInThreeWays() {
        for (String text : new String[] {">3x baseline", "> 3x", ">300% of baseline", ">3× Baseline"}) {
            Condition.BaselineRatio ratio = (Condition.BaselineRatio) Condition.parse("latencyP95", text);
            assertThat(ratio.factor()).as(text).isEqualTo(3);
        }
    }

    @Test
    public void everyRelationFailsOnItsOwnSideOfTheLimit() {
        assertThat(fails(">5", 5)).isFalse();
        assertThat(fails(">=5", 5)).isTrue();
        assertThat(fails("≥5", 5)).isTrue();
        assertThat(fails("<5", 5)).isFalse();
        assertThat(fails("<=5", 5)).isTrue();
        assertThat(fails("≤5", 4)).isTrue();
    }

    @Test
    public void aBaselineOfAlmostNothingDoesNotMakeEverythingLookManyTimesWorse() {
        Condition condition = Condition.parse("errorRate", ">3x baseline");

        assertThat(condition.judge(reading(0.002, 0.0)).kind()).isEqualTo(Finding.Kind.PASSED);
        assertThat(condition.judge(reading(0.004, 0.0)).kind()).isEqualTo(Finding.Kind.FAILED);
        assertThat(condition.judge(reading(0.004, 0.0)).limit()).isEqualTo(0.003);
    }

    @Test
    public void aReadingWithoutDataIsNeitherPassedNorFailed() {
        Reading greenAlone = new Reading(Series.of(1), Series.empty());

        assertThat(Condition.parse("errorRate", ">5%").judge(Reading.NONE).kind())
                .isEqualTo(Finding.Kind.MISSING);
        assertThat(Condition.parse("errorRate", ">3x").judge(greenAlone).kind()).isEqualTo(Finding.Kind.MISSING);
        assertThat(Condition.parse("errorRate", ">5%").judge(greenAlone).kind()).isEqualTo(Finding.Kind.FAILED);
    }

    @Test
    public void whatIsNoConditionIsRefusedWithTheReason() {
        refused("errorRate", "", "is not a condition");
        refused("errorRate", "5%", "is not a condition");
        refused("errorRate", "> five", "is not a condition");
        refused("errorRate", ">-5%", "is not a condition");
        refused("errorRate", ">5% >6%", "is not a condition");
        refused("errorRate", ">NaN", "is not a condition");
        refused("errorRate", ">1e400", "is not a condition");
        refused("errorRate", ">5%".repeat(50_000), "too long");
        refused("errorRate", "> 5" + " ".repeat(100_000) + "z", "too long");
    }

    @Test
    public void whatDoesNotFitTheMetricIsRefusedWithTheReason() {
        refused("errorRate", ">101%", "never above 100 %");
        refused("errorRate", ">5", "write '>5%' or a number up to 1");
        refused("errorRate", ">5ms", "a share, not a time");
        refused("latencyP50", ">5%", "counted in ms, not in %");
        refused("requests", ">5%", "without a unit");
        refused("latencyP50", ">0x baseline", "above 0");
        refused("latencyP50", ">3 baseline", "write a multiple");
    }

    @Test
    public void valuesThatNoTextCanSayAreRefusedToo() {
        assertThatThrownBy(() -> new Condition.Limit(Comparison.MORE_THAN, Double.NaN, "?"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.BaselineRatio(Comparison.MORE_THAN, 0, 0, "?"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Series.of(1, Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double limit(String metric, String text) {
        return ((Condition.Limit) Condition.parse(metric, text)).limit();
    }

    private static boolean fails(String text, double value) {
        Finding found = Condition.parse("queueDepth", text).judge(new Reading(Series.of(value), Series.empty()));
        return found.kind() == Finding.Kind.FAILED;
    }

    private static Reading reading(double green, double blue) {
        return new Reading(Series.of(green), Series.of(blue));
    }

    private static void refused(String metric, String text, String reason) {
        assertThatThrownBy(() -> Condition.parse(metric, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .extracting(error -> error.getMessage().length())
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isLessThan(250);
    }
}
