package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;

class QuasiPoissonTest {

    private static final double PER_SAMPLE = 10;

    @Test
    void noChangeIsFoundAsOftenAsTheLevelSays() {
        for (double dispersion : new double[] {1, 2, 5}) {
            double alarms = share(4_000, dispersion, 40, 40, 5, 0.05);
            assertThat(alarms).as("dispersion %s", dispersion).isBetween(0.02, 0.075);
        }
    }

    @Test
    void aDoublingOfFortySamplesIsFoundInFiveForks() {
        assertThat(share(500, 2, 40, 80, 5, 0.01)).isGreaterThan(0.95);
    }

    @Test
    void oneRecordingASideFindsOnlyWhatRunsDoNotDifferBy() {
        QuasiPoisson.Change half = compare(new double[] {10_000}, new double[] {15_000});
        QuasiPoisson.Change triple = compare(new double[] {10_000}, new double[] {40_000});

        assertThat(half.pMore()).isGreaterThan(0.05);
        assertThat(triple.pMore()).isLessThan(0.01);
    }

    @Test
    void oneRecordingOfASideFindsNothingWhereSamplesDoNotWeighAlike() {
        double[] one = {10_000};
        double[] three = {90_000, 91_000, 92_000};
        for (QuasiPoisson.Change change :
                List.of(uneven(one, three), uneven(three, one), uneven(one, new double[] {90_000}))) {
            assertThat(change.pMore()).isEqualTo(1);
            assertThat(change.pLess()).isEqualTo(1);
            assertThat(change.interval(0.95).isKnown()).isFalse();
            assertThat(change.deltaInterval(0.95).isKnown()).isFalse();
        }
        assertThat(uneven(one, three).ratio()).isEqualTo(9.1, within(1e-9));
    }

    @Test
    void whereSamplesDoNotWeighAlikeTheForksOfAFunctionCountInFull() {
        double[] before = {100, 101, 102};
        double[] outlier = {3_100, 101, 102};
        double[] longer = {3_100, 3_000, 3_050};

        assertThat(uneven(before, outlier).pMore()).isGreaterThan(0.1);
        assertThat(compare(before, outlier).pMore())
                .isLessThan(uneven(before, outlier).pMore());
        assertThat(uneven(before, longer).pMore()).isLessThan(0.001);
    }

    private static QuasiPoisson.Change uneven(double[] baseline, double[] candidate) {
        return QuasiPoisson.compareUneven(List.of(observed(baseline, candidate)))
                .get(0);
    }

    @Test
    void nothingIsKnownNoBetterThanOneSample() {
        QuasiPoisson.Change change = compare(new double[] {0, 0, 0}, new double[] {PER_SAMPLE, 0, 0});

        assertThat(change.baselineError()).isPositive();
        assertThat(change.pMore()).isGreaterThan(0.1);
        assertThat(change.ratio()).isNaN();
        assertThat(change.interval(0.95).isKnown()).isFalse();
    }

    @Test
    void theIntervalOfTheRatioHoldsTheRatio() {
        QuasiPoisson.Change change = compare(new double[] {400, 420, 380}, new double[] {800, 780, 820});

        assertThat(change.ratio()).isEqualTo(2, within(1e-9));
        assertThat(change.interval(0.95).low()).isBetween(1.0, 2.0);
        assertThat(change.interval(0.95).high()).isBetween(2.0, 4.0);
        assertThat(change.deltaInterval(0.95).low()).isBetween(0.0, 400.0);
    }

    @Test
    void eachForkSaysWhatOneOfItsSamplesStandsFor() {
        assertThatThrownBy(() -> new QuasiPoisson.Observed(
                        new double[] {1, 2}, new double[] {1}, new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number of forks");
    }

    /** Part of simulated functions that are found to take more, at a one-sided level. */
    private static double share(
            int functions, double dispersion, double baseline, double candidate, int forks, double level) {
        Random random = new Random(7);
        List<QuasiPoisson.Observed> family = new ArrayList<>();
        for (int i = 0; i < functions; i++) {
            family.add(observed(draw(random, baseline, dispersion, forks), draw(random, candidate, dispersion, forks)));
        }
        return QuasiPoisson.compare(family).stream()
                        .filter(change -> change.pMore() <= level)
                        .count()
                / (double) functions;
    }

    /** Counts with variance = dispersion * mean: a Poisson count of clusters of that size. */
    private static double[] draw(Random random, double mean, double dispersion, int forks) {
        PoissonDistribution clusters = new PoissonDistribution(mean / dispersion);
        return IntStream.range(0, forks)
                .mapToDouble(i -> PER_SAMPLE * dispersion * clusters.inverseCumulativeProbability(random.nextDouble()))
                .toArray();
    }

    private static QuasiPoisson.Change compare(double[] baseline, double[] candidate) {
        return QuasiPoisson.compare(List.of(observed(baseline, candidate))).get(0);
    }

    private static QuasiPoisson.Observed observed(double[] baseline, double[] candidate) {
        return new QuasiPoisson.Observed(baseline, perSample(baseline.length), candidate, perSample(candidate.length));
    }

    private static double[] perSample(int forks) {
        double[] all = new double[forks];
        Arrays.fill(all, PER_SAMPLE);
        return all;
    }
}
