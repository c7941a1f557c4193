package dev.culprit.agent.runtime;

import java.util.Arrays;

/** The latencies along one edge, or of one function, over many threads; the key of maps, too. Not thread safe. */
final class MergedLatencies {

    final int callerId;
    final int line;
    final int calleeId;
    private final SlotWindow leaf;
    private final SlotWindow total;
    private final SlotWindow self;

    MergedLatencies(Latencies edge) {
        callerId = edge.callerId;
        line = edge.line;
        calleeId = edge.calleeId;
        leaf = new SlotWindow();
        total = new SlotWindow();
        self = new SlotWindow();
    }

    MergedLatencies(MergedLatencies other) {
        callerId = other.callerId;
        line = other.line;
        calleeId = other.calleeId;
        leaf = new SlotWindow(other.leaf);
        total = new SlotWindow(other.total);
        self = new SlotWindow(other.self);
    }

    /** Adds what one thread has recorded. */
    void add(Latencies edge) {
        leaf.addWindow(edge.leaf);
        total.addWindow(edge.total);
        self.addWindow(edge.self);
        long[][] spilled = edge.spilled;
        if (spilled != null) {
            leaf.addAll(spilled[0]);
            total.addAll(spilled[1]);
            self.addAll(spilled[2]);
        }
    }

    boolean isPerFunction() {
        return callerId == Latencies.ANY_CALLER;
    }

    long bytes() {
        return 8L * (leaf.counts.length + total.counts.length + self.counts.length);
    }

    LatencyCounts toLatencyCounts() {
        return new LatencyCounts(callerId, line, calleeId, leaf.toCounts(), total.toCounts(), self.toCounts());
    }

    /** A run of slots that grows to where it is needed. */
    private static final class SlotWindow {
        int first;
        long[] counts;

        SlotWindow() {
            counts = new long[0];
        }

        SlotWindow(SlotWindow other) {
            first = other.first;
            counts = other.counts.clone();
        }

        /** Adds a window of {@link Latencies}. */
        void addWindow(int[] window) {
            int offset = window[0];
            int from = 1;
            int to = window.length;
            while (from < to && window[from] == 0) {
                from++;
            }
            while (from < to && window[to - 1] == 0) {
                to--;
            }
            if (from == to) {
                return;
            }
            cover(offset + from, offset + to);
            for (int i = from; i < to; i++) {
                counts[offset + i - first] += window[i];
            }
        }

        /** Adds counts of all slots; null for none. */
        void addAll(long[] all) {
            for (int slot = 0; all != null && slot < all.length; slot++) {
                if (all[slot] != 0) {
                    cover(slot, slot + 1);
                    counts[slot - first] += all[slot];
                }
            }
        }

        private void cover(int from, int to) {
            if (counts.length == 0) {
                first = from;
                counts = new long[to - from];
            } else if (from < first || to > first + counts.length) {
                int newFirst = Math.min(first, from);
                long[] grown = new long[Math.max(first + counts.length, to) - newFirst];
                System.arraycopy(counts, 0, grown, first - newFirst, counts.length);
                first = newFirst;
                counts = grown;
            }
        }

        SlotCounts toCounts() {
            return new SlotCounts(first, Arrays.copyOf(counts, counts.length));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MergedLatencies
                && ((MergedLatencies) other).callerId == callerId
                && ((MergedLatencies) other).line == line
                && ((MergedLatencies) other).calleeId == calleeId;
    }

    @Override
    public int hashCode() {
        return (callerId * 31 + line) * 31 + calleeId;
    }
}
