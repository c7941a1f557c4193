package dev.culprit.agent.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * When threads waited, and for how long. Bounded: what comes later is counted. Thread safe; takes a lock until it is full, which is nothing
 * beside a wait of that length.
 */
final class WaitLog {

    /** Shorter waits have no event: what takes less than this a person does not see, and a program may do it a million times. */
    static final long SHORTEST_NANOS = 1_000_000;

    /** At some 28 bytes each, little more than a megabyte. */
    static final int MOST = 50_000;

    /** Also the lock of this log. */
    private final LoggedPaths paths;

    private final List<String> lanes = new ArrayList<>();
    private final LongAdder dropped = new LongAdder();

    /** No event finds room any more; seen without the lock. */
    private volatile boolean full;

    private int size;
    private MergedTree[] tree = new MergedTree[64];
    private int[] row = new int[64];
    private int[] lane = new int[64];
    private long[] start = new long[64];
    private long[] nanos = new long[64];

    WaitLog(LoggedPaths paths) {
        this.paths = paths;
    }

    /** That node's wait has ended. To be called by the node's thread. */
    void add(CallTreeNode node, long startNanos, long waited) {
        if (full) {
            dropped.increment();
            return;
        }
        synchronized (paths) {
            int path = full ? -1 : paths.rowOf(node);
            if (path < 0) {
                dropped.increment();
                return;
            }
            reserve();
            tree[size] = paths.treeOf(node.state);
            row[size] = path;
            lane[size] = laneOf(node.state);
            start[size] = startNanos;
            nanos[size] = waited;
            size++;
            full = size == MOST;
        }
    }

    private void reserve() {
        if (size == row.length) {
            int capacity = Math.min(MOST, 2 * size);
            tree = Arrays.copyOf(tree, capacity);
            row = Arrays.copyOf(row, capacity);
            lane = Arrays.copyOf(lane, capacity);
            start = Arrays.copyOf(start, capacity);
            nanos = Arrays.copyOf(nanos, capacity);
        }
    }

    /** A platform thread has one of its own; a virtual one shares that of those before it whose state it has. */
    private int laneOf(ThreadState state) {
        if (state.lane < 0) {
            lanes.add(state.borrowed ? state.group : Thread.currentThread().getName());
            state.lane = lanes.size() - 1;
        }
        return state.lane;
    }

    /** What there is now; its rows are yet to be found in the trees that are read afterwards. */
    WaitEvents read(long recordingStart) {
        WaitEvents events;
        int[] laneNow;
        long[] startNow;
        long[] nanosNow;
        // Entries do not change any more: the columns are read without the lock.
        synchronized (paths) {
            events = new WaitEvents(size, lanes.toArray(new String[0]), dropped.sum(), new LoggedRows(tree, row));
            laneNow = lane;
            startNow = start;
            nanosNow = nanos;
        }
        for (int i = 0; i < events.lane.length; i++) {
            events.lane[i] = laneNow[i];
            events.startNanos[i] = Math.max(0, startNow[i] - recordingStart);
            events.nanos[i] = nanosNow[i];
        }
        return events;
    }
}
