package dev.culprit.agent.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When threads waited, and for how long. Bounded: what comes later is counted. A path is kept as a row of a tree of its own, so that the
 * log keeps no state of an ended thread alive. Thread safe; takes a lock, which is nothing beside a wait of that length.
 */
final class WaitLog {

    /** Shorter waits have no event: what takes less than this a person does not see, and a program may do it a million times. */
    static final long SHORTEST_NANOS = 1_000_000;

    /** At 24 bytes each, little more than a megabyte. */
    static final int MOST = 50_000;

    /** Recursions can make as many paths as events, each of them long. */
    private static final int MOST_PATHS = 200_000;

    private final Map<String, MergedTree> paths = new LinkedHashMap<>();
    private final List<String> lanes = new ArrayList<>();
    private int pathCount;
    private int size;
    private long dropped;
    private MergedTree[] tree = new MergedTree[64];
    private int[] row = new int[64];
    private int[] lane = new int[64];
    private long[] start = new long[64];
    private long[] nanos = new long[64];

    /** That node's wait has ended. To be called by the node's thread. */
    synchronized void add(CallTreeNode node, long startNanos, long waited) {
        ThreadState state = node.state;
        MergedTree group = paths.get(state.group);
        if (group == null) {
            group = new MergedTree();
            paths.put(state.group, group);
        }
        if (size == MOST || pathCount >= MOST_PATHS) {
            dropped++;
            return;
        }
        reserve();
        tree[size] = group;
        row[size] = rowOf(node, group);
        lane[size] = laneOf(state);
        start[size] = startNanos;
        nanos[size] = waited;
        size++;
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

    /** The node's row in the log's tree, made if need be; the state remembers it, shifted by one. */
    private int rowOf(CallTreeNode node, MergedTree group) {
        ThreadState state = node.state;
        if (state.loggedRows.length < state.size) {
            state.loggedRows = Arrays.copyOf(state.loggedRows, state.nodes.length);
        }
        int unknown = 0;
        CallTreeNode known = node;
        for (; known.parent != null && state.loggedRows[known.index] == 0; known = known.parent) {
            unknown++;
        }
        int above = known.parent == null ? -1 : state.loggedRows[known.index] - 1;
        for (; unknown > 0; unknown--) {
            CallTreeNode next = ancestor(node, unknown - 1);
            above = group.add(above, next.methodId(), next.callLine(), 0, 0, 0);
            state.loggedRows[next.index] = above + 1;
            pathCount++;
        }
        return above;
    }

    private static CallTreeNode ancestor(CallTreeNode node, int levels) {
        CallTreeNode ancestor = node;
        for (int i = 0; i < levels; i++) {
            ancestor = ancestor.parent;
        }
        return ancestor;
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
    synchronized WaitEvents read(long recordingStart) {
        WaitEvents events = new WaitEvents(size, lanes.toArray(new String[0]), dropped);
        for (int i = 0; i < size; i++) {
            events.lane[i] = lane[i];
            events.startNanos[i] = Math.max(0, start[i] - recordingStart);
            events.nanos[i] = nanos[i];
        }
        return events;
    }

    /** Fills in where the waits are in {@code merged}; those that are not there, which is possible for the latest, are left out. */
    synchronized void locate(WaitEvents events, MergedThreads merged) {
        Map<MergedTree, int[]> rowsThere = new LinkedHashMap<>();
        Map<MergedTree, Integer> treesThere = new LinkedHashMap<>();
        for (Map.Entry<String, MergedTree> group : paths.entrySet()) {
            int there = merged.indexOf(group.getKey());
            treesThere.put(group.getValue(), there);
            rowsThere.put(
                    group.getValue(), there < 0 ? new int[0] : merged.at(there).rowsOf(group.getValue()));
        }
        for (int i = 0; i < events.lane.length; i++) {
            events.tree[i] = treesThere.get(tree[i]);
            events.row[i] = events.tree[i] < 0 ? -1 : rowsThere.get(tree[i])[row[i]];
        }
    }
}
