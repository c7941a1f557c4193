package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Interval;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MeanQuotientTest {

    @Property(tries = 200)
    void withoutNoiseTheIntervalIsTheQuotient(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double above,
            @ForAll @DoubleRange(min = 1, max = 1e6) double below) {
        MeanQuotient quotient = MeanQuotient.of(new double[] {above, above, above}, new double[] {below, below, below});

        assertThat(quotient.value()).isCloseTo(above / below, within(1e-6 * (1 + Math.abs(above / below))));
        assertThat(quotient.interval(0.95).low())
                .isCloseTo(quotient.value(), within(1e-3 * (1 + Math.abs(above / below))));
        assertThat(quotient.interval(0.95).high())
                .isCloseTo(quotient.value(), within(1e-3 * (1 + Math.abs(above / below))));
    }

    /** The share of intervals that hold the truth; 2,000 trials of 95 % are within 93.5 and 96.5 % but for one in a thousand. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(5);
        int held = 0;
        int trials = 2_000;
        for (int i = 0; i < trials; i++) {
            double[] above = new double[4];
            double[] below = new double[4];
            for (int round = 0; round < 4; round++) {
                double common = random.nextGaussian();
                above[round] = 30 + common + random.nextGaussian();
                below[round] = 10 + 0.5 * common + 0.5 * random.nextGaussian();
            }
            Interval interval = MeanQuotient.of(above, below).interval(0.95);
            held += interval.isKnown() && interval.low() <= 3 && interval.high() >= 3 ? 1 : 0;
        }

        assertThat(held / (double) trials).isBetween(0.935, 0.965);
    }

    @Test
    void aDenominatorThatMayBeNothingHasNoInterval() {
        MeanQuotient quotient = MeanQuotient.of(new double[] {5, 6, 7}, new double[] {1, -1, 2});

        assertThat(quotient.interval(0.95)).isEqualTo(Interval.UNKNOWN);
        assertThat(quotient.denominator(0.95).low()).isNegative();
    }

    @Test
    void oneRoundHasNoInterval() {
        assertThat(MeanQuotient.of(new double[] {5}, new double[] {1}).interval(0.95))
                .isEqualTo(Interval.UNKNOWN);
    }
}
