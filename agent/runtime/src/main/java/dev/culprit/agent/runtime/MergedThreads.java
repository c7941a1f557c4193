package dev.culprit.agent.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What many threads have recorded, merged by thread group and by call edge. Not thread safe. */
final class MergedThreads {

    /** Names without a pattern, such as random ones, must not make as many groups. */
    static final int MAX_GROUPS = 256;

    static final String OTHER_GROUPS = "[other]";

    private final Map<String, MergedTree> groups = new LinkedHashMap<>();
    private final Map<MergedLatencies, MergedLatencies> latencies = new HashMap<>();
    private long latencyBytes;
    private long unrecordedLatencies;
    private long outOfStackCalls;

    MergedThreads() {}

    MergedThreads(MergedThreads other) {
        for (Map.Entry<String, MergedTree> group : other.groups.entrySet()) {
            groups.put(group.getKey(), new MergedTree(group.getValue()));
        }
        for (MergedLatencies edge : other.latencies.keySet()) {
            MergedLatencies copy = new MergedLatencies(edge);
            latencies.put(copy, copy);
        }
        unrecordedLatencies = other.unrecordedLatencies;
        outOfStackCalls = other.outOfStackCalls;
    }

    /** The tree of the group with that name, made if need be. */
    MergedTree group(String name) {
        MergedTree tree = groups.get(name);
        if (tree == null) {
            String kept = groups.size() < MAX_GROUPS ? name : OTHER_GROUPS;
            tree = groups.get(kept);
            if (tree == null) {
                tree = new MergedTree();
                groups.put(kept, tree);
            }
        }
        return tree;
    }

    /** Position in {@link #trees} of the tree of the group with that name, or of the one that took it in; -1 without. */
    int indexOf(String name) {
        int index = 0;
        int found = -1;
        for (String group : groups.keySet()) {
            if (group.equals(name)) {
                return index;
            }
            found = group.equals(OTHER_GROUPS) ? index : found;
            index++;
        }
        return found;
    }

    /** The tree at a position in {@link #trees}. */
    MergedTree at(int index) {
        return new ArrayList<>(groups.values()).get(index);
    }

    /**
     * Adds what that thread has recorded. When it fails for want of memory, either nothing was added, or all but latencies.
     *
     * @param tree a reading of its tree
     * @param threads what it counts as: 1, or 0 when it is counted elsewhere
     */
    void add(ThreadState state, StateReading tree, int threads) {
        MergedTree group = group(state.group);
        group.add(tree);
        group.addThreads(threads);
        unrecordedLatencies += state.edges.unrecorded();
        outOfStackCalls += state.outOfStackCalls;
        Publication.acquireLoads();
        for (Latencies edge : state.edges.slots) {
            if (edge != null) {
                addLatencies(edge);
            }
        }
    }

    private void addLatencies(Latencies edge) {
        MergedLatencies fresh = new MergedLatencies(edge);
        MergedLatencies merged = latencies.putIfAbsent(fresh, fresh);
        MergedLatencies target = merged == null ? fresh : merged;
        latencyBytes -= target.bytes();
        try {
            target.add(edge);
        } finally {
            latencyBytes += target.bytes();
        }
    }

    /** Rows of all trees, without those that stand for calls beyond a limit. */
    long rows() {
        long rows = 0;
        for (MergedTree tree : groups.values()) {
            rows += tree.size() - tree.truncatedRows();
        }
        return rows;
    }

    /** Memory taken by the counts of latencies; of a copy only what was added to it. */
    long latencyBytes() {
        return latencyBytes;
    }

    long unrecordedLatencies() {
        return unrecordedLatencies;
    }

    /** Calls in no method's row: beyond the limits, or without room on the stack for their probe. */
    long truncatedCalls() {
        long calls = outOfStackCalls;
        for (MergedTree tree : groups.values()) {
            calls += tree.truncatedCalls();
        }
        return calls;
    }

    void addTo(FunctionTotals totals) {
        for (MergedTree tree : groups.values()) {
            tree.addTo(totals);
        }
    }

    ThreadGroupTree[] trees() {
        List<ThreadGroupTree> trees = new ArrayList<>();
        for (Map.Entry<String, MergedTree> group : groups.entrySet()) {
            trees.add(group.getValue().toThreadGroupTree(group.getKey()));
        }
        return trees.toArray(new ThreadGroupTree[0]);
    }

    /** Latencies per call edge, or those that could only be had per function. */
    LatencyCounts[] latencies(boolean perFunction) {
        List<LatencyCounts> found = new ArrayList<>();
        for (MergedLatencies edge : latencies.keySet()) {
            if (edge.isPerFunction() == perFunction) {
                found.add(edge.toLatencyCounts());
            }
        }
        return found.toArray(new LatencyCounts[0]);
    }
}
