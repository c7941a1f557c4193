package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.SampledTree;
import java.util.BitSet;

/**
 * One side of a comparison of samples.
 *
 * @param tree its samples
 * @param alignedRow for each row of its merged tree the row of the aligned tree, -1 for none
 * @param amount what was measured for each row of the aligned tree, callees excluded, [fork][row]
 */
public record SampledSide(SampledTree tree, int[] alignedRow, double[][] amount) {

    /**
     * A side of which nothing was measured but what the samples carry.
     *
     * @param rows number of rows of the aligned tree
     */
    static SampledSide ofWeight(SampledTree tree, int[] alignedRow, int rows) {
        double[][] amounts = new double[tree.forks()][rows];
        for (int fork = 0; fork < amounts.length; fork++) {
            for (int row = 0; row < tree.size(); row++) {
                int at = alignedRow[tree.anchor()[row]];
                if (at >= 0) {
                    amounts[fork][at] += tree.weight()[fork][row];
                }
            }
        }
        return new SampledSide(tree, alignedRow, amounts);
    }

    /** The rows of the merged tree that became these of the aligned tree. */
    BitSet mergedRows(BitSet aligned) {
        BitSet rows = new BitSet();
        for (int row = 0; row < alignedRow.length; row++) {
            rows.set(row, alignedRow[row] >= 0 && aligned.get(alignedRow[row]));
        }
        return rows;
    }

    /** What was measured for these rows of the aligned tree together, per fork. */
    double mean(BitSet rows) {
        double sum = 0;
        for (double[] fork : amount) {
            sum += rows.stream().mapToDouble(row -> fork[row]).sum();
        }
        return sum / amount.length;
    }

    /** Number of forks. */
    int forks() {
        return tree.forks();
    }
}
