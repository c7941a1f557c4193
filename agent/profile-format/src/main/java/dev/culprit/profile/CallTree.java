package dev.culprit.profile;

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
 */
public record CallTree(
        String threadGroup,
        int threads,
        int[] parent,
        int[] method,
        int[] line,
        long[] count,
        long[] totalNanos,
        long[] selfNanos) {

    /** Stands in {@link #method()} for calls beyond the limits of depth or node count, shown as {@code [truncated]}. */
    public static final int TRUNCATED = -1;

    public CallTree {
        int size = parent.length;
        if (method.length != size
                || line.length != size
                || count.length != size
                || totalNanos.length != size
                || selfNanos.length != size) {
            throw new IllegalArgumentException("columns of the call tree '" + threadGroup + "' differ in length");
        }
    }

    public int size() {
        return parent.length;
    }
}
