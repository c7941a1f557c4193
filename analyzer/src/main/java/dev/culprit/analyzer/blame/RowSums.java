package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import java.util.Arrays;

/** Sums of measurements over rows of a tree, one value per fork. */
final class RowSums {

    private final Sides sides;
    private final int[] ends;

    RowSums(AlignedTree tree, Sides sides) {
        this.sides = sides;
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

    /** Sum over {@code rows} and everything below them that is on one side only. */
    double[] oneSided(double[][] column, int[] rows) {
        double[] sums = new double[column.length];
        for (int fork = 0; fork < sums.length; fork++) {
            for (int root : rows) {
                for (int row = root; row < ends[root]; row++) {
                    sums[fork] += sides.isOneSided(row) ? column[fork][row] : 0;
                }
            }
        }
        return sums;
    }

    /** Calls of the nearest two-sided callers of {@code rows}, each caller's row once. */
    double[] callersCalls(double[][] calls, int[] rows) {
        return of(
                calls,
                Arrays.stream(rows).map(sides::twoSidedAncestor).distinct().toArray());
    }

    /** The first row after {@code row} that is not below it. */
    int end(int row) {
        return ends[row];
    }
}
