package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.analyzer.model.Metering;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows of a tree without some of its subtrees, and with some functions taken for others, whose rows then join. */
final class SelectedRows {

    private final MergedTree tree;
    private final LongIntMap edges = new LongIntMap();
    private final LongIntMap children = new LongIntMap();
    /** For every row of {@code tree} its row in the result, -1 when it is left out. */
    private final int[] target;

    private final int[] parent;
    private final int[] function;
    private final int[] line;
    private int size;

    private SelectedRows(MergedTree tree) {
        this.tree = tree;
        this.target = new int[tree.size()];
        this.parent = new int[tree.size()];
        this.function = new int[tree.size()];
        this.line = new int[tree.size()];
    }

    /**
     * Makes the tree.
     *
     * @param leftOut whether a row is left out, with all below it
     * @param functionOf what a row stands for in the result
     */
    static Selected of(MergedTree tree, IntPredicate leftOut, IntUnaryOperator functionOf) {
        SelectedRows rows = new SelectedRows(tree);
        for (int row = 0; row < tree.size(); row++) {
            int above = row == 0 ? -1 : rows.target[tree.parent()[row]];
            boolean kept = row == 0 || above >= 0 && !leftOut.test(row);
            rows.target[row] =
                    kept ? rows.row(above, row == 0 ? -1 : functionOf.applyAsInt(row), tree.line()[row]) : -1;
        }
        return new Selected(rows.toTree(), rows.target);
    }

    /**
     * Some rows of a tree.
     *
     * @param tree of these rows
     * @param target for each row of the original tree its row, -1 when it is left out
     */
    record Selected(MergedTree tree, int[] target) {}

    private int row(int above, int callee, int callLine) {
        long edgeKey = LongIntMap.key(callee + 1, callLine);
        int edge = edges.get(edgeKey);
        if (edge == LongIntMap.MISSING) {
            edge = edges.size();
            edges.put(edgeKey, edge);
        }
        long key = LongIntMap.key(above + 1, edge);
        int known = children.get(key);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        parent[size] = above;
        function[size] = callee;
        line[size] = callLine;
        children.put(key, size);
        return size++;
    }

    private MergedTree toTree() {
        Metering metering = tree.metering();
        return new MergedTree(
                Arrays.copyOf(parent, size),
                Arrays.copyOf(function, size),
                Arrays.copyOf(line, size),
                sums(tree.calls()),
                sums(tree.selfNanos()),
                sums(tree.probeNanos()),
                new Metering(sums(metering.allocatedBytes()), sums(metering.cpuNanos())));
    }

    private long[][] sums(long[][] columns) {
        long[][] sums = new long[columns.length][size];
        for (int fork = 0; fork < columns.length; fork++) {
            for (int row = 0; row < target.length; row++) {
                if (target[row] >= 0) {
                    sums[fork][target[row]] += columns[fork][row];
                }
            }
        }
        return sums;
    }

    private double[] @Nullable [] sums(double[] @Nullable [] columns) {
        if (columns == null) {
            return null;
        }
        double[][] sums = new double[columns.length][size];
        for (int fork = 0; fork < columns.length; fork++) {
            for (int row = 0; row < target.length; row++) {
                if (target[row] >= 0) {
                    sums[fork][target[row]] += columns[fork][row];
                }
            }
        }
        return sums;
    }
}
