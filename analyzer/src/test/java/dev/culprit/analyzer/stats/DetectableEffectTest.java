package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableEffectTest {

    /** From scipy: the root of nct.sf(t.isf(level, df), df, effect * sqrt(pairs) / sd) = .8, as exp(effect) - 1. */
    @ParameterizedTest
    @CsvSource({
        "0.014, 3, 2, 0.05, 0.033",
        "0.014, 5, 4, 0.0015, 0.052",
        "0.035, 3, 6, 0.05, 0.059",
        "0.035, 5, 8, 0.0015, 0.086",
        "0.035, 10, 13, 0.0001666667, 0.067",
        "0.075, 10, 9, 0.05, 0.066",
        "0.075, 3, 2, 0.0001666667, 19.26"
    })
    void theSmallestVisibleChangeIsThatOfScipy(double sd, int pairs, double df, double level, double expected) {
        double effect = DetectableEffect.smallest(sd / Math.sqrt(pairs), df, level);

        assertThat(Math.expm1(effect)).isEqualTo(expected, within(Math.max(expected * .01, .0005)));
    }

    @Test
    void thePairsNeededAreTheFewestThatSuffice() {
        NoiseModel noise = new NoiseModel(4, 0);
        double effect = Math.log(1.05);
        int pairs = DetectableEffect.pairsNeeded(effect, .035, noise, .0015).orElseThrow();

        assertThat(DetectableEffect.smallest(.035 / Math.sqrt(pairs), 4 + pairs - 1, .0015))
                .isLessThanOrEqualTo(effect);
        assertThat(DetectableEffect.smallest(.035 / Math.sqrt(pairs - 1), 4 + pairs - 2, .0015))
                .isGreaterThan(effect);
    }

    @Test
    void aBiasOfTheBuildCannotBeAveragedOut() {
        assertThat(DetectableEffect.pairsNeeded(.05, .035, new NoiseModel(4, .03 * .03), .0015))
                .isEmpty();
    }

    @Test
    void whatIsUnknownIsNaN() {
        assertThat(DetectableEffect.smallest(Double.NaN, 4, .05)).isNaN();
        assertThat(DetectableEffect.smallest(.01, Double.NaN, .05)).isNaN();
        assertThat(DetectableEffect.pairsNeeded(.05, Double.NaN, new NoiseModel(4, 0), .05))
                .isEmpty();
    }
}
