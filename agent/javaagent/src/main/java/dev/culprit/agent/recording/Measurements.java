package dev.culprit.agent.recording;

import dev.culprit.agent.runtime.LatencyCounts;
import dev.culprit.agent.runtime.Snapshot;
import dev.culprit.agent.runtime.ThreadGroupTree;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.EdgeLatency;
import dev.culprit.profile.FunctionLatency;
import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The measured part of a profile.
 *
 * @param methods the functions that the other parts refer to by index
 * @param rows their indices by method id
 */
record Measurements(
        List<MethodInfo> methods,
        List<CallTree> callTrees,
        List<FunctionLatency> latencies,
        List<EdgeLatency> edges,
        Map<Integer, Integer> rows) {

    /** @param parts asked for the latencies, which can be missing */
    static Measurements of(Snapshot snapshot, MethodTable table, Parts parts) {
        MethodIndex index = new MethodIndex(table);
        List<CallTree> trees = new ArrayList<>();
        for (ThreadGroupTree group : snapshot.groups) {
            trees.add(tree(group, index));
        }
        List<FunctionLatency> latencies = parts.get("latencies", List.of(), () -> latencies(snapshot, index));
        List<EdgeLatency> edges = parts.get("latencies of call sites", List.of(), () -> edges(snapshot, index));
        return new Measurements(index.methods(), trees, latencies, edges, index.rows());
    }

    /** Index in {@link #methods()} of the function with that method id; -1 for one that is not there. */
    int row(int methodId) {
        return rows.getOrDefault(methodId, -1);
    }

    private static CallTree tree(ThreadGroupTree group, MethodIndex index) {
        int size = group.parent.length;
        int[] method = new int[size];
        long[] self = new long[size];
        for (int i = 0; i < size; i++) {
            method[i] = index.row(group.methodId[i]);
            // Children that run on after their caller, as in the stretch before a super call, may sum up to more.
            self[i] = Math.max(0, group.totalNanos[i] - group.childNanos[i]);
            if (group.parent[i] >= 0) {
                index.hasChildren(method[group.parent[i]]);
            }
        }
        return new CallTree(
                group.name,
                group.threads,
                group.parent,
                method,
                group.line,
                group.count,
                group.totalNanos,
                self,
                thinned(group),
                group.allocatedBytes,
                group.cpuNanos);
    }

    private static CallTree.@Nullable Thinned thinned(ThreadGroupTree group) {
        return group.untimed == null
                ? null
                : new CallTree.Thinned(group.untimed, group.sampled, group.sampledSelfNanos);
    }

    private static List<FunctionLatency> latencies(Snapshot snapshot, MethodIndex index) {
        Map<Integer, FunctionCounts> byRow = new TreeMap<>();
        for (LatencyCounts[] part : new LatencyCounts[][] {snapshot.edges, snapshot.functions}) {
            for (LatencyCounts counts : part) {
                if (counts.calleeId != 0) {
                    FunctionCounts sum = byRow.computeIfAbsent(index.row(counts.calleeId), row -> new FunctionCounts());
                    sum.add(counts);
                }
            }
        }
        List<FunctionLatency> latencies = new ArrayList<>(byRow.size());
        for (Map.Entry<Integer, FunctionCounts> entry : byRow.entrySet()) {
            latencies.add(entry.getValue().latency(entry.getKey()));
        }
        return latencies;
    }

    private static List<EdgeLatency> edges(Snapshot snapshot, MethodIndex index) {
        List<EdgeLatency> edges = new ArrayList<>(snapshot.edges.length);
        for (LatencyCounts counts : snapshot.edges) {
            if (counts.calleeId != 0) {
                int caller = counts.callerId == 0 ? -1 : index.row(counts.callerId);
                Histogram total = Histograms.of(List.of(counts.leaf, counts.total));
                edges.add(new EdgeLatency(caller, counts.line, index.row(counts.calleeId), total));
            }
        }
        return edges;
    }
}
