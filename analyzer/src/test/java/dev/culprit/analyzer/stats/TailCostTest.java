package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Latencies;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TailCostTest {

    @Test
    void itIsTheMeanOfTheSlowestTenthWithoutTheSlowestHundredth() {
        Histogram calls = new Histogram(3);
        calls.recordValueWithCount(100, 900);
        calls.recordValueWithCount(1_000, 90);
        calls.recordValueWithCount(1_000_000, 10);

        TailCost cost = TailCost.of(Latencies.of(calls));

        assertThat(cost.nanos()).isCloseTo(1_000, within(1.0));
        assertThat(cost.relativeError()).isZero();
        assertThat(cost.calls()).isEqualTo(1_000);
    }

    @Test
    void aSlotThatTheBoundaryFallsIntoCountsInPart() {
        Histogram calls = new Histogram(3);
        calls.recordValueWithCount(100, 945);
        calls.recordValueWithCount(300, 55);

        assertThat(TailCost.of(Latencies.of(calls)).nanos()).isCloseTo(200, within(1e-9));
    }

    @Test
    void theTypicalCallsDoNotMoveIt() {
        Histogram before = new Histogram(3);
        before.recordValueWithCount(100, 900);
        before.recordValueWithCount(1_000, 100);
        Histogram after = new Histogram(3);
        after.recordValueWithCount(900, 900);
        after.recordValueWithCount(1_000, 100);

        assertThat(TailCost.of(Latencies.of(after)).log())
                .isEqualTo(TailCost.of(Latencies.of(before)).log());
    }

    @Test
    void fewCallsHaveNoTail() {
        Histogram calls = new Histogram(3);
        calls.recordValueWithCount(100, 199);

        assertThat(TailCost.of(Latencies.of(calls)).log()).isNaN();
    }
}
