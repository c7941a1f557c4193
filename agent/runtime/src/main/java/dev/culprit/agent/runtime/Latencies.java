package dev.culprit.agent.runtime;

/**
 * How long the ended calls along one call edge of one thread took, in {@link Slots}. Calls that called no other instrumented
 * method have one histogram, as their self time is their total time; the others have one for each. Written by its own
 * thread only.
 *
 * <p>A histogram is a window of int counts that grows to where the values are: 112 bytes for a call seen once, 2 to 6 KB for
 * a hot one, against 18 KB for all slots up to an hour. Element 0 holds the slot before the first one, so that a reader in another
 * thread gets position and counts by one load.
 */
final class Latencies {

    /** {@link #callerId} of latencies that are of a function, whoever calls it. */
    static final int ANY_CALLER = -1;

    private static final int[] EMPTY = new int[1];
    private static final int FIRST_MARGIN = 11;
    private static final int GROWN_MARGIN = 16;
    private static final int BYTES_OF_OBJECT = 64;

    final int callerId;
    final int line;
    final int calleeId;
    private final Limits limits;

    int[] leaf = EMPTY;
    int[] total = EMPTY;
    int[] self = EMPTY;

    /** What counts have beyond {@link Integer#MAX_VALUE}; made at the first such call, after two thousand million others. */
    long[][] spilled;

    /** Bytes of all windows ever made, which the thread has allocated for us: an array has a header of 16 bytes. */
    long allocatedBytes;

    /** Calls that found no memory left. */
    long unrecorded;

    Latencies(int callerId, int line, int calleeId, Limits limits) {
        this.callerId = callerId;
        this.line = line;
        this.calleeId = calleeId;
        this.limits = limits;
    }

    /** Records nothing, but counts what it did not record. */
    static Latencies none() {
        return new Latencies(ANY_CALLER, 0, 0, new Limits(0, 0, 0));
    }

    static long bytesOfObject() {
        return BYTES_OF_OBJECT;
    }

    /**
     * @param nanos total time of the call
     * @param inChildren the part of it in instrumented callees
     */
    void record(long nanos, long inChildren) {
        if (inChildren == 0) {
            if (!add(leaf, Slots.of(nanos))) {
                leaf = addSlowly(leaf, 0, nanos, 1);
            }
            return;
        }
        if (!add(total, Slots.of(nanos))) {
            total = addSlowly(total, 1, nanos, 1);
        }
        if (!add(self, Slots.of(nanos - inChildren))) {
            self = addSlowly(self, 2, nanos - inChildren, 1);
        }
    }

    /**
     * The same for a call that stands for others.
     *
     * @param weight the number of calls that it counts as, its own included
     */
    void record(long nanos, long inChildren, int weight) {
        if (inChildren == 0) {
            leaf = addSlowly(leaf, 0, nanos, weight);
            return;
        }
        total = addSlowly(total, 1, nanos, weight);
        self = addSlowly(self, 2, nanos - inChildren, weight);
    }

    private static boolean add(int[] window, int slot) {
        int i = slot - window[0];
        if (i > 0 && i < window.length) {
            int count = window[i] + 1;
            if (count > 0) {
                window[i] = count;
                return true;
            }
        }
        return false;
    }

    private int[] addSlowly(int[] window, int kind, long nanos, int weight) {
        int slot = Slots.of(Math.max(0, nanos));
        int[] grown = covering(window, slot);
        int i = slot - grown[0];
        if (i <= 0 || i >= grown.length) {
            unrecorded += weight;
        } else {
            int room = Integer.MAX_VALUE - grown[i];
            if (weight > room) {
                spill(kind, slot, weight - room);
            }
            grown[i] += Math.min(weight, room);
        }
        Publication.releaseStores();
        return grown;
    }

    /** A window with that slot and the counts of the given one; the given one if it has the slot or memory is short. */
    private int[] covering(int[] window, int slot) {
        int first = window[0] + 1;
        int end = window[0] + window.length;
        if (slot >= first && slot < end) {
            return window;
        }
        boolean fresh = window == EMPTY;
        int newFirst = fresh ? slot - FIRST_MARGIN : Math.min(first, slot - GROWN_MARGIN);
        int newEnd = fresh ? slot + FIRST_MARGIN + 1 : Math.max(end, slot + GROWN_MARGIN);
        newFirst = Math.max(0, newFirst);
        newEnd = Math.min(Slots.COUNT, newEnd);
        int length = newEnd - newFirst + 1;
        long more = 4L * (length - (fresh ? 0 : window.length));
        if (!limits.reserveLatencyBytes(more)) {
            return window;
        }
        int[] grown;
        try {
            grown = new int[length];
        } catch (OutOfMemoryError e) {
            // The application has filled the heap. Let through, the error would keep outer calls from being closed.
            limits.releaseLatencyBytes(more);
            return window;
        }
        allocatedBytes += 16 + 4L * length + 7 & ~7L;
        grown[0] = newFirst - 1;
        if (!fresh) {
            System.arraycopy(window, 1, grown, first - grown[0], window.length - 1);
        }
        return grown;
    }

    /**
     * So many more on top of a full int. The int stays full, so that a reader who gets one of the two late misses some calls and
     * never sees any twice.
     */
    private void spill(int kind, int slot, int more) {
        long[][] all = spilled;
        if (all == null || all[kind] == null) {
            all = all == null ? new long[3][] : all.clone();
            all[kind] = new long[Slots.COUNT];
            Publication.releaseStores();
            spilled = all;
        }
        all[kind][slot] += more;
    }

    /** Bytes reserved for this object. */
    long bytes() {
        return BYTES_OF_OBJECT + windowBytes(leaf) + windowBytes(total) + windowBytes(self);
    }

    private static long windowBytes(int[] window) {
        return window == EMPTY ? 0 : 4L * window.length;
    }
}
