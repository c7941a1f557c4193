package dev.culprit.profile;

import org.jspecify.annotations.Nullable;

/**
 * The calling context trees of all threads of one group, merged. Columns of equal length, one row per node, parents before
 * children.
 *
 * @param threadGroup name of the threads with every run of digits replaced by {@code #}, or {@code [virtual]}
 * @param threads number of threads that were merged
 * @param parent row of the parent, -1 for the outermost call of a thread
 * @param method index into {@link Profile#methods()}, or {@link #TRUNCATED}
 * @param line line in the parent's method from which the call was made, 0 when unknown and for outermost calls
 * @param count calls begun
 * @param totalNanos inclusive time in nanoseconds, of calls still running up to the moment of writing
 * @param selfNanos exclusive time in nanoseconds: total less the total of the children; never negative
 * @param thinned what is known of calls that were counted and not timed, null when every call was timed
 * @param allocatedBytes bytes that the thread allocated in the calls themselves, callees excluded; null when not measured
 * @param cpuNanos CPU time of the thread in the calls themselves, callees excluded, in nanoseconds; null when not measured
 */
public record CallTree(
        String threadGroup,
        int threads,
        int[] parent,
        int[] method,
        int[] line,
        long[] count,
        long[] totalNanos,
        long[] selfNanos,
        @Nullable Thinned thinned,
        long @Nullable [] allocatedBytes,
        long @Nullable [] cpuNanos) {

    /** Stands in {@link #method()} for calls beyond the limits of depth or node count, shown as {@code [truncated]}. */
    public static final int TRUNCATED = -1;

    public CallTree {
        int size = parent.length;
        if (method.length != size
                || line.length != size
                || count.length != size
                || totalNanos.length != size
                || selfNanos.length != size
                || thinned != null && thinned.untimed.length != size
                || allocatedBytes != null && allocatedBytes.length != size
                || cpuNanos != null && cpuNanos.length != size) {
            throw new IllegalArgumentException("columns of the call tree '" + threadGroup + "' differ in length");
        }
    }

    /** A tree in which every call was timed, and nothing else was measured. */
    public CallTree(
            String threadGroup,
            int threads,
            int[] parent,
            int[] method,
            int[] line,
            long[] count,
            long[] totalNanos,
            long[] selfNanos) {
        this(threadGroup, threads, parent, method, line, count, totalNanos, selfNanos, null, null, null);
    }

    public int size() {
        return parent.length;
    }

    /**
     * Columns for the rows of functions whose probes were thinned; all zero in the other rows. An untimed call adds nothing to
     * its row's own time: what it took itself is in its caller's own time, and what its callees took is in its total.
     * The missing own time of a row is estimated by {@code untimed * sampledSelfNanos / sampled}.
     *
     * @param untimed calls that were counted and not timed
     * @param sampled calls that were timed since the thinning began
     * @param sampledSelfNanos own time of these, in nanoseconds; a part of the row's own time
     */
    public record Thinned(long[] untimed, long[] sampled, long[] sampledSelfNanos) {

        public Thinned {
            if (untimed.length != sampled.length || untimed.length != sampledSelfNanos.length) {
                throw new IllegalArgumentException("columns of thinned calls differ in length");
            }
        }
    }
}
