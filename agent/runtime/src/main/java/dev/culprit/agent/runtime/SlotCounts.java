package dev.culprit.agent.runtime;

/** Counts of a run of neighbouring histogram slots; all other slots are empty. */
public final class SlotCounts {

    /** Slot of the first element of {@link #counts}. */
    public final int firstSlot;

    /** Calls per slot; may be empty. */
    public final long[] counts;

    SlotCounts(int firstSlot, long[] counts) {
        this.firstSlot = firstSlot;
        this.counts = counts;
    }

    /** Sum of all counts. */
    public long calls() {
        long calls = 0;
        for (long count : counts) {
            calls += count;
        }
        return calls;
    }

    /** Smallest value of that slot, in nanoseconds. */
    public static long lowestValue(int slot) {
        return Slots.lowest(slot);
    }

    /** Largest value of that slot, in nanoseconds. */
    public static long highestValue(int slot) {
        return Slots.highest(slot);
    }
}
