package dev.culprit.agent.runtime;

import java.util.ArrayList;
import java.util.List;

/** Reads a snapshot the way tests want to: rows by path, such as {@code "1/2@10"} for method 2 called by 1 at line 10. */
final class Calls {

    private final Snapshot snapshot;

    private Calls(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Calls recorded() {
        return new Calls(Recorder.snapshot());
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Every row of every group as {@code path xCount}, in order of creation. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (ThreadGroupTree tree : snapshot.groups) {
            for (int row = 0; row < tree.parent.length; row++) {
                paths.add(path(tree, row) + " x" + tree.count[row]);
            }
        }
        return paths;
    }

    private static String path(ThreadGroupTree tree, int row) {
        String call = call(tree, row);
        return tree.parent[row] < 0 ? call : path(tree, tree.parent[row]) + "/" + call;
    }

    private static String call(ThreadGroupTree tree, int row) {
        String name = tree.methodId[row] == ThreadGroupTree.TRUNCATED ? "[truncated]" : "" + tree.methodId[row];
        return tree.line[row] == 0 ? name : name + "@" + tree.line[row];
    }

    private static boolean isAt(ThreadGroupTree tree, int row, String[] calls) {
        int at = row;
        for (int i = calls.length - 1; i >= 0; i--) {
            if (at < 0 || !call(tree, at).equals(calls[i])) {
                return false;
            }
            at = tree.parent[at];
        }
        return at < 0;
    }

    long count(String path) {
        return sum(path, 'c');
    }

    long total(String path) {
        return sum(path, 't');
    }

    long inChildren(String path) {
        return sum(path, 'i');
    }

    private long sum(String path, char column) {
        long sum = 0;
        for (ThreadGroupTree tree : snapshot.groups) {
            for (int row = 0; row < tree.parent.length; row++) {
                if (isAt(tree, row, path.split("/"))) {
                    sum += column == 'c'
                            ? tree.count[row]
                            : column == 't' ? tree.totalNanos[row] : tree.childNanos[row];
                }
            }
        }
        return sum;
    }

    /** Calls of that method on whatever path. */
    long callsOf(int methodId) {
        long calls = 0;
        for (ThreadGroupTree tree : snapshot.groups) {
            for (int row = 0; row < tree.parent.length; row++) {
                calls += tree.methodId[row] == methodId ? tree.count[row] : 0;
            }
        }
        return calls;
    }

    long allCalls() {
        long calls = 0;
        for (ThreadGroupTree tree : snapshot.groups) {
            for (long count : tree.count) {
                calls += count;
            }
        }
        return calls;
    }

    ThreadGroupTree group(String name) {
        for (ThreadGroupTree tree : snapshot.groups) {
            if (tree.name.equals(name)) {
                return tree;
            }
        }
        throw new AssertionError("no group " + name);
    }

    LatencyCounts edge(int callerId, int line, int calleeId) {
        for (LatencyCounts edge : snapshot.edges) {
            if (edge.callerId == callerId && edge.line == line && edge.calleeId == calleeId) {
                return edge;
            }
        }
        throw new AssertionError("no edge " + callerId + "@" + line + " -> " + calleeId);
    }

    /** Ended calls over all latencies. */
    long latencies() {
        long calls = 0;
        for (LatencyCounts edge : snapshot.edges) {
            calls += edge.leaf.calls() + edge.total.calls();
        }
        for (LatencyCounts function : snapshot.functions) {
            calls += function.leaf.calls() + function.total.calls();
        }
        return calls;
    }
}
