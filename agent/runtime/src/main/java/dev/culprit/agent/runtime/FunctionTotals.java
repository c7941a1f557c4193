package dev.culprit.agent.runtime;

import java.util.Arrays;

/**
 * What each function has taken so far, over all threads and paths: a reading that costs one walk over all nodes and allocates
 * nothing when used again. Columns by method id, which may be longer than needed. Not thread safe; the reader's own.
 */
public final class FunctionTotals {

    /** Calls begun. */
    public long[] calls = new long[0];

    /** The part of {@link #calls} that was counted and not timed; all of those beyond a limit, of which hardly any is timed. */
    public long[] untimed = new long[0];

    /** Inclusive time in nanoseconds of the timed calls that ended, and of the callees of the others. */
    public long[] totalNanos = new long[0];

    /** Nanoseconds since the start of the recording. */
    public long elapsedNanos;

    /** Begins a new reading. */
    void clear(long nanosSinceStart) {
        elapsedNanos = nanosSinceStart;
        Arrays.fill(calls, 0);
        Arrays.fill(untimed, 0);
        Arrays.fill(totalNanos, 0);
    }

    void add(ThreadState state) {
        int size = state.size;
        Publication.acquireLoads();
        CallTreeNode[] nodes = state.nodes;
        for (int i = 1; i < size; i++) {
            CallTreeNode node = nodes[i];
            ThinnedCalls thinned = node.thinned;
            long count = node.count;
            long notTimed = thinned == null ? 0 : Math.max(0, count - thinned.callsBefore - thinned.sampled);
            add(node.methodId(), count, notTimed, node.totalNanos);
        }
    }

    void add(int methodId, long count, long notTimed, long nanos) {
        if (methodId >= calls.length) {
            int capacity = Math.max(methodId + 1, 2 * calls.length);
            calls = Arrays.copyOf(calls, capacity);
            untimed = Arrays.copyOf(untimed, capacity);
            totalNanos = Arrays.copyOf(totalNanos, capacity);
        }
        calls[methodId] += count;
        untimed[methodId] += methodId == ThreadGroupTree.TRUNCATED ? count : notTimed;
        totalNanos[methodId] += nanos;
    }
}
