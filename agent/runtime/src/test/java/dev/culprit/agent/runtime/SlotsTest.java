package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final Histogram PEER = new Histogram(1, Long.MAX_VALUE / 2, 2);

    @Property
    void slotsHaveTheBoundsOfHdrHistogram(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long nanos) {
        int slot = Slots.of(nanos);

        assertThat(SlotCounts.lowestValue(slot)).isEqualTo(PEER.lowestEquivalentValue(nanos));
        assertThat(SlotCounts.highestValue(slot)).isEqualTo(PEER.highestEquivalentValue(nanos));
    }

    @Test
    void slotsFollowEachOtherWithoutAGap() {
        for (int slot = 1; slot < Slots.COUNT; slot++) {
            assertThat(Slots.lowest(slot)).isEqualTo(Slots.highest(slot - 1) + 1);
            assertThat(Slots.of(Slots.lowest(slot))).isEqualTo(slot);
            assertThat(Slots.of(Slots.highest(slot))).isEqualTo(slot);
        }
        assertThat(Slots.of(Long.MAX_VALUE)).isEqualTo(Slots.COUNT - 1);
    }
}
