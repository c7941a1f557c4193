package dev.culprit.agent.runtime;

/**
 * The call trees of all threads of one group, merged: columns of equal length, one row per path, parents before children.
 * The arrays are the receiver's to keep.
 */
public final class ThreadGroupTree {

    /** In {@link #methodId}: calls beyond the limits of depth or number of nodes. */
    public static final int TRUNCATED = 0;

    /** Thread names with every run of digits replaced by {@code #}; {@code [virtual]}; or {@code [other]}. */
    public final String name;

    /** Threads merged. */
    public final int threads;

    /** Row of the caller, -1 for the outermost call of a thread. */
    public final int[] parent;

    /** Method id, or {@link #TRUNCATED}. */
    public final int[] methodId;

    /** Line in the caller of the call; 0 if unknown, and for outermost calls. */
    public final int[] line;

    /** Calls begun. */
    public final long[] count;

    /** Inclusive time in nanoseconds, with that of open calls up to the snapshot. */
    public final long[] totalNanos;

    /** Sum of {@link #totalNanos} of the row's children; at most the row's own total. */
    public final long[] childNanos;

    /** Bytes that ended calls allocated themselves, callees excluded; null when not metered. */
    public final long[] allocatedBytes;

    /** CPU time in nanoseconds that ended calls used themselves, callees excluded; null when not metered. */
    public final long[] cpuNanos;

    /** Calls that were counted and not timed; null, like the next two, when every call of every method was timed. */
    public final long[] untimed;

    /** Calls that were timed and have ended since not every call is. */
    public final long[] sampled;

    /** Own time in nanoseconds of {@link #sampled}; a part of the row's own time. */
    public final long[] sampledSelfNanos;

    ThreadGroupTree(
            String name,
            int threads,
            int[] parent,
            int[] methodId,
            int[] line,
            long[] count,
            long[] totalNanos,
            long[] childNanos,
            MeteredColumns metered,
            ThinnedColumns thinned) {
        this.name = name;
        this.threads = threads;
        this.parent = parent;
        this.methodId = methodId;
        this.line = line;
        this.count = count;
        this.totalNanos = totalNanos;
        this.childNanos = childNanos;
        this.allocatedBytes = metered != null && MeteredProbe.metersBytes() ? metered.ownBytes : null;
        this.cpuNanos = metered != null && MeteredProbe.metersCpu() ? metered.ownCpu : null;
        this.untimed = thinned == null ? null : thinned.untimed;
        this.sampled = thinned == null ? null : thinned.sampled;
        this.sampledSelfNanos = thinned == null ? null : thinned.sampledSelfNanos;
    }
}
