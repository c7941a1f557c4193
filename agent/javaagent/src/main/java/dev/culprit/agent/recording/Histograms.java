package dev.culprit.agent.recording;

import dev.culprit.agent.runtime.SlotCounts;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * Makes HdrHistograms of the runtime's counts. Packed ones: a full one takes about 10 KB, and a test suite has ten thousands of
 * call edges.
 */
final class Histograms {

    private static final int DIGITS = 2;

    private Histograms() {}

    /** The sum of some counts. */
    static Histogram of(List<SlotCounts> counts) {
        int slots = 1;
        for (SlotCounts part : counts) {
            slots = Math.max(slots, part.firstSlot + part.counts.length);
        }
        Histogram histogram = new PackedHistogram(Math.max(2, SlotCounts.highestValue(slots - 1)), DIGITS);
        for (SlotCounts part : counts) {
            add(part, histogram);
        }
        return histogram;
    }

    private static void add(SlotCounts part, Histogram to) {
        for (int i = 0; i < part.counts.length; i++) {
            if (part.counts[i] > 0) {
                to.recordValueWithCount(SlotCounts.lowestValue(part.firstSlot + i), part.counts[i]);
            }
        }
    }
}
