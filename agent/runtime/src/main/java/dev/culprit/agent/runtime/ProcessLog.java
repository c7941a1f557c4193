package dev.culprit.agent.runtime;

import java.util.Arrays;

/** Which processes were started, where and when. Bounded: later ones are left out. Thread safe, by the lock of its paths. */
final class ProcessLog {

    private static final int MOST = 20_000;

    private final LoggedPaths paths;
    private int size;
    private MergedTree[] tree = new MergedTree[8];
    private int[] row = new int[8];
    private long[] pid = new long[8];
    private long[] at = new long[8];

    ProcessLog(LoggedPaths paths) {
        this.paths = paths;
    }

    /** The thread of that node, its innermost open one, has started that process. */
    void add(CallTreeNode node, long processId, long now) {
        synchronized (paths) {
            int path = size == MOST ? -1 : paths.rowOf(node);
            if (path < 0) {
                return;
            }
            if (size == row.length) {
                tree = Arrays.copyOf(tree, 2 * size);
                row = Arrays.copyOf(row, 2 * size);
                pid = Arrays.copyOf(pid, 2 * size);
                at = Arrays.copyOf(at, 2 * size);
            }
            tree[size] = paths.treeOf(node.state);
            row[size] = path;
            pid[size] = processId;
            at[size] = now;
            size++;
        }
    }

    /** What there is now; its rows are yet to be found in the trees that are read afterwards. */
    ProcessEvents read(long recordingStart) {
        synchronized (paths) {
            ProcessEvents events = new ProcessEvents(size, new LoggedRows(tree, row));
            for (int i = 0; i < size; i++) {
                events.pid[i] = pid[i];
                events.atNanos[i] = Math.max(0, at[i] - recordingStart);
            }
            return events;
        }
    }
}
