package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.profile.CallTree;
import java.util.Arrays;
import java.util.BitSet;

/** Grows the {@link MergedTree} of a side. Not thread safe. */
final class TreeMerger {

    /**
     * Deeper calls are taken for truncated ones. The agent's own limit is far below; without one here, looking for recursion
     * on every path of a forged profile would take forever.
     */
    static final int MAX_DEPTH = 4096;

    private final LongIntMap edges = new LongIntMap();
    private final LongIntMap children = new LongIntMap();
    private final ForkColumns calls = new ForkColumns();
    private final ForkColumns selfNanos = new ForkColumns();
    private final ForkColumns probeNanos = new ForkColumns();
    /** Rows of functions that are already on their path: the recursive calls. */
    private final BitSet recursive = new BitSet();

    private final MeteringMerger metering = new MeteringMerger();

    private int[] parent = {-1};
    private int[] function = {-1};
    private int[] line = {0};
    private int[] depth = {0};
    private int size = 1;

    /**
     * Adds a tree.
     *
     * @param fork index of the fork that it belongs to
     * @param own its own times
     * @param functions function of each row of the tree, and of the groups of outermost rows
     * @param truncated function of {@link CallTree#TRUNCATED}
     * @return for each row of {@code tree} the row that it is merged into
     */
    int[] add(int fork, CallTree tree, OwnTimes own, RowFunctions functions, int truncated) {
        int[] rows = new int[tree.size()];
        for (int i = 0; i < rows.length; i++) {
            int above = tree.parent()[i] < 0 ? row(0, functions.group()[i], 0) : rows[tree.parent()[i]];
            boolean known = tree.method()[i] != CallTree.TRUNCATED && depth[above] < MAX_DEPTH;
            rows[i] = known ? row(above, functions.function()[i], tree.line()[i]) : truncatedRow(above, truncated);
        }
        long[] forkCalls = calls.of(fork, size, parent.length);
        long[] forkSelf = selfNanos.of(fork, size, parent.length);
        long[] forkProbes = probeNanos.of(fork, size, parent.length);
        for (int i = 0; i < rows.length; i++) {
            forkCalls[rows[i]] += tree.count()[i];
            forkSelf[rows[i]] += own.self(i);
            forkProbes[rows[i]] += own.probes(i);
        }
        metering.add(fork, tree, rows, size);
        return rows;
    }

    /**
     * The tree.
     *
     * @param forkOrder for every column of the result, the index of its fork
     */
    MergedTree toTree(int[] forkOrder) {
        return new MergedTree(
                Arrays.copyOf(parent, size),
                Arrays.copyOf(function, size),
                Arrays.copyOf(line, size),
                calls.inOrder(forkOrder, size),
                selfNanos.inOrder(forkOrder, size),
                probeNanos.inOrder(forkOrder, size),
                metering.toMetering(forkOrder, size));
    }

    private int row(int above, int callee, int callLine) {
        long edgeKey = LongIntMap.key(callee, callLine);
        int edge = edges.get(edgeKey);
        if (edge == LongIntMap.MISSING) {
            edge = edges.size();
            edges.put(edgeKey, edge);
        }
        long key = LongIntMap.key(above, edge);
        int row = children.get(key);
        if (row == LongIntMap.MISSING) {
            int enclosing = onPath(above, callee);
            row = enclosing < 0 ? append(above, callee, callLine) : reenter(enclosing, above, callee, callLine);
            children.put(key, row);
        }
        return row;
    }

    private int truncatedRow(int above, int truncated) {
        return function[above] == truncated ? above : row(above, truncated, 0);
    }

    /**
     * The row of a recursive call: one below the outermost call, for each line that makes recursive calls. How often these
     * are made per outermost call is how deep the recursion goes; from the second level on, calls re-enter that row.
     */
    private int reenter(int enclosing, int above, int callee, int callLine) {
        if (!recursive.get(enclosing)) {
            int row = append(above, callee, callLine);
            recursive.set(row);
            return row;
        }
        boolean direct = above == enclosing && function[parent[enclosing]] == callee;
        return direct ? row(parent[enclosing], callee, callLine) : enclosing;
    }

    /** The row of {@code callee} among {@code row} and its ancestors, -1 if it is not there. */
    private int onPath(int row, int callee) {
        int current = row;
        while (current >= 0 && function[current] != callee) {
            current = parent[current];
        }
        return current;
    }

    private int append(int above, int callee, int callLine) {
        if (size == parent.length) {
            int capacity = Math.max(1024, size + (size >> 1));
            parent = Arrays.copyOf(parent, capacity);
            function = Arrays.copyOf(function, capacity);
            line = Arrays.copyOf(line, capacity);
            depth = Arrays.copyOf(depth, capacity);
        }
        parent[size] = above;
        function[size] = callee;
        line[size] = callLine;
        depth[size] = depth[above] + 1;
        return size++;
    }
}
