package dev.culprit.agent.recording;

import dev.culprit.agent.runtime.LatencyCounts;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * Makes HdrHistograms of the runtime's counts. Packed ones: a full one takes about 10 KB, and a test suite has ten thousands of
 * call edges.
 */
final class Histograms {

    private static final int DIGITS = 2;

    private Histograms() {}

    /** The sum of some arrays of counts by slot. */
    static Histogram of(long[]... counts) {
        int slots = 2;
        for (long[] part : counts) {
            slots = Math.max(slots, part.length);
        }
        Histogram histogram = new PackedHistogram(Math.max(2, LatencyCounts.highestValue(slots - 1)), DIGITS);
        for (long[] part : counts) {
            add(part, histogram);
        }
        return histogram;
    }

    private static void add(long[] counts, Histogram to) {
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                to.recordValueWithCount(LatencyCounts.highestValue(slot), counts[slot]);
            }
        }
    }
}
