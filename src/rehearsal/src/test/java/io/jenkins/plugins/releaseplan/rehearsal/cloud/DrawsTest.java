package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.Test;

public class DrawsTest {

    @Test
    public void drawsAreEvenlyDistributedAndNotRelatedToTheirNeighbours() {
        long stream = Draws.stream(1, "a", "b");
        int[] tenths = new int[10];
        double product = 0;
        double previous = 0.5;
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            double drawn = Draws.uniform(stream, i);
            tenths[(int) (drawn * 10)]++;
            product += (drawn - 0.5) * (previous - 0.5);
            previous = drawn;
        }
        for (int tenth : tenths) {
            assertThat(tenth / (double) count).isCloseTo(0.1, within(0.003));
        }
        assertThat(product / count * 12).isCloseTo(0, within(0.01));
    }

    @Test
    public void streamsDependOnEachNameAndItsPlace() {
        assertThat(new long[] {
                    Draws.stream(1, "a", "b"),
                    Draws.stream(1, "b", "a"),
                    Draws.stream(1, "ab"),
                    Draws.stream(2, "a", "b"),
                    Draws.stream(1, "a", "b", "")
                })
                .doesNotHaveDuplicates();
    }

    @Test
    public void theseBitsNeverChange() {
        assertThat(Draws.uniform(Draws.stream(42, "web", "v1", "errorRate"), 29_461_440L))
                .isEqualTo(0.8885979819900627);
    }

    @Test
    public void smallBinomialQuantilesAreExact() {
        for (int trials : new int[] {1, 7, 100, 600}) {
            for (double chance : new double[] {0.0005, 0.01, 0.02, 0.7, 0.999}) {
                if (trials * Math.min(chance, 1 - chance) < 14) {
                    BinomialDistribution exact = BinomialDistribution.of(trials, chance);
                    for (double p = 0.013; p < 1; p += 0.0977) {
                        assertThat(Binomial.quantile(trials, chance, p))
                                .as("%d trials, chance %s, p %s", trials, chance, p)
                                .isEqualTo(exact.inverseCumulativeProbability(p));
                    }
                }
            }
        }
    }

    @Test
    public void largeBinomialQuantilesAreCloseToExact() {
        BinomialDistribution exact = BinomialDistribution.of(10_000, 0.02);
        for (double p = 0.01; p < 1; p += 0.049) {
            assertThat((double) Binomial.quantile(10_000, 0.02, p))
                    .isCloseTo(exact.inverseCumulativeProbability(p), within(2.0));
        }
    }

    @Test
    public void binomialQuantilesStayInRange() {
        assertThat(Binomial.quantile(0, 0.5, 0.5)).isZero();
        assertThat(Binomial.quantile(10, 0, 0.999)).isZero();
        assertThat(Binomial.quantile(10, 1, 0.001)).isEqualTo(10);
        assertThat(Binomial.quantile(10, 0.9999999, 1e-16)).isBetween(0L, 10L);
        assertThat(Binomial.quantile(10, 1e-9, 1 - 1e-16)).isBetween(0L, 10L);
    }
}
