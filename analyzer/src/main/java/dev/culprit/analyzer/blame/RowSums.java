package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;

/** Sums of measurements over rows of a tree, one value per fork. */
final class RowSums {

    private final AlignedTree tree;
    private final int[] ends;

    RowSums(AlignedTree tree) {
        this.tree = tree;
        this.ends = tree.subtreeEnds();
    }

    /** Sum over {@code rows}, for each fork of {@code column}. */
    double[] of(double[][] column, int[] rows) {
        double[] sums = new double[column.length];
        for (int fork = 0; fork < sums.length; fork++) {
            for (int row : rows) {
                sums[fork] += column[fork][row];
            }
        }
        return sums;
    }

    /** Sum over {@code rows} and everything below them. */
    double[] inclusive(double[][] column, int[] rows) {
        double[] sums = new double[column.length];
        for (int fork = 0; fork < sums.length; fork++) {
            for (int root : rows) {
                for (int row = root; row < ends[root]; row++) {
                    sums[fork] += column[fork][row];
                }
            }
        }
        return sums;
    }

    /** Calls of the callers of {@code rows}, each caller's row once. */
    double[] parentCalls(double[][] calls, int[] rows) {
        int[] parents = java.util.Arrays.stream(rows)
                .map(row -> tree.parent()[row])
                .distinct()
                .toArray();
        return of(calls, parents);
    }

    /** The first row after {@code row} that is not below it. */
    int end(int row) {
        return ends[row];
    }
}
