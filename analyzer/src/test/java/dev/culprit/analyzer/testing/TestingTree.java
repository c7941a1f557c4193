package dev.culprit.analyzer.testing;

import dev.culprit.profile.CallTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The call tree of the threads of one group. */
final class TestingTree {

    private final List<long[]> rows = new ArrayList<>();

    /** Adds what is below {@code node}, and tells the row of each; equal paths of two threads share a row. */
    void add(int parent, TestingThread.Node node, Map<TestingThread.Node, Integer> found) {
        for (TestingThread.Node child : node.children()) {
            int row = row(parent, child);
            long[] sums = rows.get(row);
            sums[3] += child.count();
            sums[4] += child.total();
            sums[5] += child.self();
            found.put(child, row);
            add(row, child, found);
        }
    }

    private int row(int parent, TestingThread.Node child) {
        for (int row = parent + 1; row < rows.size(); row++) {
            long[] known = rows.get(row);
            if (known[0] == parent && known[1] == child.method() && known[2] == child.line()) {
                return row;
            }
        }
        rows.add(new long[] {parent, child.method(), child.line(), 0, 0, 0});
        return rows.size() - 1;
    }

    CallTree toTree(String group, int threads) {
        return new CallTree(group, threads, ints(0), ints(1), ints(2), longs(3), longs(4), longs(5));
    }

    private int[] ints(int column) {
        return rows.stream().mapToInt(row -> (int) row[column]).toArray();
    }

    private long[] longs(int column) {
        return rows.stream().mapToLong(row -> row[column]).toArray();
    }
}
