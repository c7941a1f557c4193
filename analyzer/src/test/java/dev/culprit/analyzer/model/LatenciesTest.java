package dev.culprit.analyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void slotsOfAHistogramKeepTheirCountsAndAscend() {
        Latencies latencies = of(100, 100, 7, 250);

        assertThat(latencies.values()).containsExactly(7, 100, 250);
        assertThat(latencies.counts()).containsExactly(1, 2, 1);
        assertThat(latencies.count()).isEqualTo(4);
    }

    @Test
    void statisticsAgreeWithTheHistogramTheyCameFrom() {
        Histogram histogram = new Histogram(2);
        for (int i = 1; i <= 10_000; i++) {
            histogram.recordValue(i * 37L);
        }
        Latencies latencies = Latencies.of(histogram);

        assertThat(latencies.mean()).isCloseTo(histogram.getMean(), within(0.001 * histogram.getMean()));
        assertThat(latencies.quantile(0.95)).isCloseTo(0.95 * 370_000, within(0.01 * 370_000));
        assertThat(latencies.perCall().p50()).isCloseTo(0.5 * 370_000, within(0.01 * 370_000));
    }

    @Test
    void theSlowestCallsAreDroppedEvenWithinOneSlot() {
        // Ten calls, of which the slowest tenth is the one of 1000 ns; half of it with a twentieth.
        Latencies latencies = of(100, 100, 100, 100, 100, 100, 100, 100, 100, 1000);
        double slow = latencies.values()[1];

        assertThat(latencies.trimmedMean(0.1)).isEqualTo(100);
        assertThat(latencies.trimmedMean(0.05)).isCloseTo((9 * 100 + 0.5 * slow) / 9.5, within(1e-9));
        assertThat(latencies.trimmedMean(0)).isCloseTo((900 + slow) / 10, within(1e-9));
    }

    @Test
    void sumsOfTwoSidesHoldTheCallsOfBoth() {
        Latencies sum = of(5, 9).plus(of(1, 9, 120));

        assertThat(sum.values()).containsExactly(1, 5, 9, 120);
        assertThat(sum.counts()).containsExactly(1, 1, 2, 1);
        assertThat(sum).isEqualTo(of(1, 5, 9, 9, 120));
        assertThat(sum.plus(Latencies.NONE)).isEqualTo(sum);
        assertThat(Latencies.NONE.plus(sum)).isEqualTo(sum);
    }

    @Test
    void withoutCallsNothingIsMadeUp() {
        assertThat(Latencies.of(new Histogram(2))).isEqualTo(Latencies.NONE);
        assertThat(Latencies.NONE.mean()).isNaN();
        assertThat(Latencies.NONE.quantile(0.5)).isNaN();
        assertThat(Latencies.NONE.perCall()).isEqualTo(PerCall.UNKNOWN);
    }

    @Test
    void sharesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> of(1).trimmedMean(1)).hasMessageContaining("1.0");
        assertThatThrownBy(() -> of(1).quantile(0)).hasMessageContaining("0.0");
    }

    private static Latencies of(long... nanos) {
        Histogram histogram = new Histogram(2);
        for (long value : nanos) {
            histogram.recordValue(value);
        }
        return Latencies.of(histogram);
    }
}
