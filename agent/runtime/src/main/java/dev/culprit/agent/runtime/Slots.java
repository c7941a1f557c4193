package dev.culprit.agent.runtime;

/**
 * The logarithmic-linear slots of HdrHistogram at two significant digits and a unit of one nanosecond: 256 slots of width 1,
 * then 128 for each doubling, so a slot is at most 0.8 % wide.
 */
final class Slots {

    /** Slots for all non-negative longs. */
    static final int COUNT = (55 << 7) + 256;

    private Slots() {}

    /** The slot of a non-negative value. */
    static int of(long nanos) {
        int doublings = 56 - Long.numberOfLeadingZeros(nanos | 255);
        return (doublings << 7) + (int) (nanos >>> doublings);
    }

    static long lowest(int slot) {
        int doublings = doublings(slot);
        return (long) (slot - (doublings << 7)) << doublings;
    }

    static long highest(int slot) {
        return lowest(slot) + (1L << doublings(slot)) - 1;
    }

    private static int doublings(int slot) {
        return Math.max(0, (slot >>> 7) - 1);
    }
}
