package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Limits limits = new Limits(1, 1, 1 << 24);
    private final Latencies latencies = new Latencies(1, 2, 3, limits);

    @Property(tries = 200)
    void countsAreThoseOfHdrHistogram(@ForAll List<@LongRange(min = 0, max = 1L << 50) Long> nanos) {
        Latencies recorded = new Latencies(1, 2, 3, limits);
        Histogram peer = new Histogram(1, 1L << 51, 2);
        for (long value : nanos) {
            recorded.record(value, 0);
            peer.recordValue(value);
        }

        SlotCounts counts = merged(recorded).leaf;
        assertThat(counts.calls()).isEqualTo(nanos.size());
        for (int i = 0; i < counts.counts.length; i++) {
            assertThat(counts.counts[i]).isEqualTo(peer.getCountAtValue(SlotCounts.lowestValue(counts.firstSlot + i)));
        }
    }

    @Test
    void callsWithCalleesHaveTotalAndSelfTime() {
        latencies.record(1000, 400);
        latencies.record(50, 0);

        LatencyCounts counts = merged(latencies);
        assertThat(counts.total.calls()).isEqualTo(1);
        assertThat(counts.total.firstSlot).isEqualTo(Slots.of(1000));
        assertThat(counts.self.firstSlot).isEqualTo(Slots.of(600));
        assertThat(counts.leaf.firstSlot).isEqualTo(Slots.of(50));
    }

    @Test
    void aCountGoesOnBeyondTheRangeOfAnInt() {
        latencies.record(77, 0);
        latencies.leaf[77 - latencies.leaf[0]] = Integer.MAX_VALUE;
        latencies.record(77, 0);
        latencies.record(77, 0);

        assertThat(merged(latencies).leaf.calls()).isEqualTo((1L << 31) + 1);
    }

    @Test
    void aCallSeenOnceTakesLittleMemoryAndAHotOneAFewKilobytes() {
        latencies.record(1234, 0);
        assertThat(latencies.bytes()).isLessThan(200);

        for (long nanos = 500; nanos < 8000; nanos += 13) {
            latencies.record(nanos, 0);
        }
        assertThat(latencies.bytes()).isLessThan(4000);
    }

    @Test
    void whatHasNoRoomIsCounted() {
        Latencies small = new Latencies(1, 2, 3, new Limits(1, 1, 120));
        small.record(100, 0);
        small.record(1_000_000, 0);
        small.record(100, 0);

        assertThat(merged(small).leaf.calls()).isEqualTo(2);
        assertThat(small.unrecorded).isEqualTo(1);
    }

    private static LatencyCounts merged(Latencies latencies) {
        MergedLatencies merged = new MergedLatencies(latencies);
        merged.add(latencies);
        return merged.toLatencyCounts();
    }
}
