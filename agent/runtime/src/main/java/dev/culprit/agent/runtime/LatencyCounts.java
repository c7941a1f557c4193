package dev.culprit.agent.runtime;

/**
 * How long the ended calls along one call edge took, over all threads and paths, as histograms with HdrHistogram's slots at
 * two significant digits and a unit of one nanosecond. The distribution of total times is {@link #leaf} plus {@link #total},
 * that of self times {@link #leaf} plus {@link #self}.
 */
public final class LatencyCounts {

    /** In {@link #callerId}: of calls by whatever method. */
    public static final int ANY_CALLER = Latencies.ANY_CALLER;

    /** Method id, 0 for the outermost calls of threads, or {@link #ANY_CALLER}. */
    public final int callerId;

    /** Line of the call in the caller; 0 if unknown, for outermost calls, and with {@link #ANY_CALLER}. */
    public final int line;

    /** Method id. */
    public final int calleeId;

    /** Total times, which are self times too, of calls that called no instrumented method. */
    public final SlotCounts leaf;

    /** Total times of the other calls. */
    public final SlotCounts total;

    /** Self times of the other calls. */
    public final SlotCounts self;

    LatencyCounts(int callerId, int line, int calleeId, SlotCounts leaf, SlotCounts total, SlotCounts self) {
        this.callerId = callerId;
        this.line = line;
        this.calleeId = calleeId;
        this.leaf = leaf;
        this.total = total;
        this.self = self;
    }
}
