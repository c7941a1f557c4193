package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Interval;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PairedRatioTest {

    @Test
    void whatSlowsAWholeRoundCancelsOut() {
        PairedRatio ratio = PairedRatio.of(new double[] {1, 10, 100}, new double[] {2.17, 21.7, 217});

        assertThat(ratio.ratio()).isCloseTo(2.17, within(1e-9));
        Interval interval = ratio.interval(0.95, 1);
        // Never a certainty: equal values only say that the clock did not see a difference.
        assertThat(interval.low()).isBetween(2.1, 2.17);
        assertThat(interval.high()).isBetween(2.17, 2.25);
    }

    @Test
    void oneRoundHasNoInterval() {
        assertThat(PairedRatio.of(new double[] {1}, new double[] {2}).interval(0.95, 1))
                .isEqualTo(Interval.UNKNOWN);
    }

    /** Of three rounds with log ratios 0.6, 0.7, 0.8: mean 0.7, sd 0.1, t(0.975, 2) = 4.3027. */
    @Test
    void theIntervalIsStudentsOfTheLogRatios() {
        PairedRatio ratio =
                PairedRatio.of(new double[] {1, 1, 1}, new double[] {Math.exp(0.6), Math.exp(0.7), Math.exp(0.8)});

        double half = 4.302653 * 0.1 / Math.sqrt(3);
        assertThat(ratio.interval(0.95, 1).low()).isCloseTo(Math.exp(0.7 - half), within(1e-5));
        assertThat(ratio.interval(0.95, 1).high()).isCloseTo(Math.exp(0.7 + half), within(1e-5));
    }

    @Property(tries = 100)
    void moreComparisonsAndMoreConfidenceNeverNarrowIt(@ForAll long seed) {
        Random random = new Random(seed);
        double[] left = new double[4];
        double[] right = new double[4];
        for (int i = 0; i < 4; i++) {
            left[i] = Math.exp(random.nextGaussian());
            right[i] = Math.exp(random.nextGaussian());
        }
        PairedRatio ratio = PairedRatio.of(left, right);

        assertThat(ratio.interval(0.95, 6).low())
                .isLessThan(ratio.interval(0.95, 1).low());
        assertThat(ratio.interval(0.99, 1).high())
                .isGreaterThan(ratio.interval(0.95, 1).high());
        assertThat(ratio.interval(0.95, 1).low()).isLessThanOrEqualTo(ratio.ratio());
        assertThat(PairedRatio.of(right, left).ratio() * ratio.ratio()).isCloseTo(1, within(1e-9));
    }

    @Test
    void roundsThatDoNotMatchAreRefused() {
        assertThatThrownBy(() -> PairedRatio.of(new double[] {1, 2}, new double[] {1}))
                .hasMessageContaining("2 of one, 1 of the other");
    }
}
