package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AmountTestTest {

    private static final AmountTest TEST = new AmountTest(1);

    @Test
    void amountsThatAreFarApartAreAChange() {
        AmountTest.Change change = TEST.compare(new double[] {10, 12, 11}, new double[] {50, 48, 53});

        assertThat(change.decisive()).isTrue();
        assertThat(change.delta()).isCloseTo(39.33, within(0.01));
        assertThat(change.surely()).isBetween(30.0, 39.0);
    }

    @Test
    void oneForkThatLiesAmongTheOthersForbidsIt() {
        assertThat(TEST.compare(new double[] {10, 12, 11, 10, 49}, new double[] {50, 48, 53, 52, 51})
                        .decisive())
                .isFalse();
    }

    @Test
    void twoForksDoNotDecideAndOneDoesNotEither() {
        assertThat(TEST.compare(new double[] {10, 10}, new double[] {50, 50}).decisive())
                .isFalse();
        assertThat(TEST.compare(new double[] {10}, new double[] {50}).surely()).isZero();
    }

    @Test
    void whatOneForkDoesNotTellIsUnknown() {
        assertThat(TEST.compare(new double[] {10, Double.NaN, 9}, new double[] {50, 50, 50})
                        .decisive())
                .isFalse();
        assertThat(TEST.compare(new double[0], new double[] {50}).baseline()).isNaN();
    }

    @Test
    void equalAmountsDifferByTheResolutionAtMost() {
        assertThat(TEST.compare(new double[] {0, 0, 0}, new double[] {1, 1, 1}).decisive())
                .isFalse();
    }

    @Test
    void noiseAloneSeldomDecides() {
        SplittableRandom random = new SplittableRandom(7);
        int alarms = 0;
        for (int i = 0; i < 2_000; i++) {
            alarms += TEST.compare(lognormal(random, 3), lognormal(random, 3)).decisive() ? 1 : 0;
        }

        assertThat(alarms).as("of 2,000, seed 7").isLessThan(30);
    }

    private static double[] lognormal(SplittableRandom random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 100 * Math.exp(0.3 * random.nextGaussian());
        }
        return values;
    }
}
