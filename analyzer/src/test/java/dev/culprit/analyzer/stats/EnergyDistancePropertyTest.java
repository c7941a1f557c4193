package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EnergyDistancePropertyTest {

    /** Equation 5 of Matteson and James word by word. */
    private static double asDefined(double[] values, int begin, int at, int end) {
        double between = 0;
        double first = 0;
        double second = 0;
        for (int i = begin; i < end; i++) {
            for (int j = i + 1; j < end; j++) {
                double distance = Math.abs(values[i] - values[j]);
                if (j < at) {
                    first += distance;
                } else if (i >= at) {
                    second += distance;
                } else {
                    between += distance;
                }
            }
        }
        double n = at - begin;
        double m = end - at;
        return n * m / (n + m) * (2 * between / (n * m) - first / (n * (n - 1) / 2) - second / (m * (m - 1) / 2));
    }

    @Property(tries = 200)
    void theTableGivesWhatTheDefinitionSays(
            @ForAll @IntRange(min = 0, max = 10_000) int seed,
            @ForAll @IntRange(min = 0, max = 4) int begin,
            @ForAll @IntRange(min = 2, max = 4) int before,
            @ForAll @IntRange(min = 2, max = 4) int after) {
        double[] values = TestingSeries.noise(12, 3, .5, seed).logs();
        double divergence = new EnergyDistance(values).divergence(begin, begin + before, begin + before + after);

        assertThat(divergence)
                .isCloseTo(asDefined(values, begin, begin + before, begin + before + after), within(1e-9));
    }

    @Property(tries = 100)
    void noSplitIsBetterThanTheBest(@ForAll @IntRange(min = 0, max = 10_000) int seed) {
        double[] values = TestingSeries.noise(12, 3, .5, seed).logs();
        EnergyDistance distance = new EnergyDistance(values);
        EnergyDistance.Split best = distance.best(0, 12, 3);
        double most = asDefined(values, 0, best.at(), best.end());

        for (int at = 3; at <= 9; at++) {
            for (int end = at + 3; end <= 12; end++) {
                assertThat(asDefined(values, 0, at, end)).isLessThanOrEqualTo(most + 1e-9);
            }
        }
    }

    @Property(tries = 100)
    void theSameSeriesUpsideDownAndInAnotherUnitHasTheSameSteps(
            @ForAll @IntRange(min = 0, max = 1_000) int seed, @ForAll @IntRange(min = 1, max = 1_000) int unit) {
        double[] values = TestingSeries.noise(30, .02, 0, seed).step(12, 1.2).values();
        double[] other = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            other[i] = unit / values[i];
        }

        assertThat(ChangePoints.of(other).steps(.01, 1.05, .95, 0).stream().map(Step::first))
                .containsExactlyElementsOf(ChangePoints.of(values).steps(.01, 1.05, .95, 0).stream()
                        .map(Step::first)
                        .toList());
    }
}
