package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {

    /** Five forks around each value, half a percent apart. */
    private static double[][] forks(double[] values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] forks = new double[values.length][5];
        for (int i = 0; i < values.length; i++) {
            for (int fork = 0; fork < 5; fork++) {
                forks[i][fork] = values[i] * Math.exp(.005 * random.nextGaussian());
            }
        }
        return forks;
    }

    private static Drift drift(double[] values, long seed) {
        return Drift.of(values, forks(values, seed), 0).orElseThrow();
    }

    @Test
    void tenTimesOnePercentIsFoundThoughNoStepIs() {
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            double[] values =
                    TestingSeries.noise(30, .005, 0, seed).creep(1.105).values();
            Drift drift = drift(values, seed);
            assertThat(drift.ratio()).isCloseTo(1.1, within(.03));
            found += drift.p() <= .001 ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(95);
    }

    /** What the commits vary by is more than the forks of one of them can know. */
    @ParameterizedTest
    @CsvSource({".005, 0", ".03, 0", ".03, .3"})
    void theIntervalHoldsWhatItPromises(double deviation, double correlation) {
        int seeds = 400;
        long covered = IntStream.range(0, seeds)
                .filter(seed -> {
                    double[] values = TestingSeries.noise(30, deviation, correlation, seed)
                            .values();
                    var interval = drift(values, seed).interval(.95);
                    return interval.low() <= 1 && 1 <= interval.high();
                })
                .count();

        assertThat(covered / (double) seeds).isGreaterThanOrEqualTo(.92);
    }

    @Test
    void withoutForksAndCommitsEnoughThereIsNoInterval() {
        double[][] single = {{100}, {120}};
        Drift drift = Drift.of(new double[] {100, 120}, single, 0).orElseThrow();

        assertThat(drift.ratio()).isCloseTo(1.2, within(1e-9));
        assertThat(drift.interval(.95).isKnown()).isFalse();
        assertThat(drift.p()).isNaN();
    }

    @Test
    void twoCommitsAreJudgedByTheirForks() {
        double[][] forks = {{100, 101, 99, 100, 100}, {120, 121, 119, 120, 122}};
        Drift drift = Drift.of(new double[] {100, 120}, forks, 0).orElseThrow();

        assertThat(drift.p()).isLessThan(.001);
        assertThat(drift.interval(.95).low()).isGreaterThan(1.15);
        assertThat(drift.commits()).isEqualTo(1);
    }

    @Test
    void whatWasNotMeasuredOnOneSideDriftsNowhere() {
        double[] values = {Double.NaN, 100, 100};
        assertThat(Drift.of(values, new double[3][0], 0)).isEmpty();
        assertThat(Drift.of(new double[] {100, Double.NaN}, new double[2][0], 0))
                .isEmpty();
        assertThat(Drift.of(new double[] {100}, new double[1][0], 0)).isEmpty();
    }

    @Test
    void theSpreadOfForksIsAShare() {
        assertThat(Drift.spread(new double[] {100, 100, 100})).isZero();
        assertThat(Drift.spread(new double[] {99, 101})).isCloseTo(.0142, within(.001));
        assertThat(Drift.spread(new double[] {100})).isNaN();
    }
}
