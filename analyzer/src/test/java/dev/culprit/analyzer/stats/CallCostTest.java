package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Latencies;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CallCostTest {

    @Test
    void theSlowestTenthIsLeftOut() {
        Latencies latencies = of(100, 100, 100, 100, 100, 100, 100, 100, 100, 1_000_000);

        assertThat(CallCost.of(latencies).nanos()).isEqualTo(100);
    }

    @Test
    void ofFewerThanTenCallsNothingIsLeftOut() {
        assertThat(CallCost.of(of(100, 100, 700)).nanos()).isEqualTo(300, within(1.0));
    }

    @Test
    void aBucketAcrossTheCutCountsInPart() {
        // 15 calls: 13.5 are kept, 12 of them cost 100 and 1.5 cost 200.
        Latencies latencies = of(100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 200, 200, 200);

        assertThat(CallCost.of(latencies).nanos()).isEqualTo((12 * 100 + 1.5 * 200) / 13.5, within(1e-9));
    }

    @Test
    void aCallCountsWithTheMiddleOfItsBucket() {
        Histogram coarse = new Histogram(1);
        coarse.recordValue(1_000_000);
        double low = coarse.lowestEquivalentValue(1_000_000);
        double high = coarse.highestEquivalentValue(1_000_000);

        assertThat(CallCost.of(Latencies.of(coarse)).nanos()).isEqualTo((low + high + 1) / 2, within(1.0));
    }

    @Test
    void theErrorOfAFewCallsIsThatOfTheirMean() {
        // sd 10 of 4 calls, mean 100: 10 / 2 / 100
        CallCost cost = CallCost.of(of(90, 90, 110, 110));

        assertThat(cost.relativeError()).isEqualTo(Math.sqrt(400 / 3.0) / 2 / 100, within(1e-9));
    }

    @Test
    void whatIsUnknownIsNaN() {
        assertThat(CallCost.of(of()).nanos()).isNaN();
        assertThat(CallCost.of(of()).log()).isNaN();
        assertThat(CallCost.of(of(5)).relativeError()).isNaN();
        assertThat(CallCost.of(of(0, 0)).log()).isNaN();
    }

    @Property(tries = 100)
    void slowingTheSlowestCallChangesNothing(
            @ForAll @Size(min = 10, max = 60) List<@LongRange(min = 1, max = 100_000) Long> values,
            @ForAll @IntRange(min = 2, max = 100) int factor) {
        long[] calls = values.stream().mapToLong(Long::longValue).toArray();
        Latencies before = of(calls).plus(of(200_000));
        Latencies after = of(calls).plus(of(200_000L * factor));

        assertThat(CallCost.of(after)).isEqualTo(CallCost.of(before));
    }

    private static Latencies of(long... nanos) {
        Histogram histogram = new Histogram(3);
        for (long each : nanos) {
            histogram.recordValue(each);
        }
        return Latencies.of(histogram);
    }
}
