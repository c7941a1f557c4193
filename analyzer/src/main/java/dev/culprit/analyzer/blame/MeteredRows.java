package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import java.util.BitSet;

/**
 * A metered quantity of both sides, such as allocated bytes. A row of which a fork of either side does not know it is left out
 * on both, with its calls: what is compared then means the same calls.
 */
final class MeteredRows {

    private final AlignedTree tree;
    private final double[][] baseline;
    private final double[][] candidate;
    private final BitSet unknown = new BitSet();

    /**
     * @param baseline [fork][row]; NaN where it is not known
     * @param candidate the same of the candidate
     */
    MeteredRows(AlignedTree tree, double[][] baseline, double[][] candidate) {
        this.tree = tree;
        markUnknown(baseline);
        markUnknown(candidate);
        this.baseline = known(baseline);
        this.candidate = known(candidate);
    }

    private void markUnknown(double[][] columns) {
        for (double[] fork : columns) {
            for (int row = 0; row < fork.length; row++) {
                if (Double.isNaN(fork[row])) {
                    unknown.set(row);
                }
            }
        }
    }

    private double[][] known(double[][] columns) {
        double[][] known = new double[columns.length][];
        for (int fork = 0; fork < known.length; fork++) {
            known[fork] = columns[fork].clone();
            for (int row = unknown.nextSetBit(0); row >= 0; row = unknown.nextSetBit(row + 1)) {
                known[fork][row] = 0;
            }
        }
        return known;
    }

    /** The tree with the quantity in the place of time; 0 where it is not known. */
    AlignedTree asTree() {
        return tree.withSelf(baseline, candidate);
    }

    /** Quantity per call over {@code rows} in each fork of the baseline; NaN in a fork without such calls. */
    double[] baselinePerCall(int[] rows) {
        return perCall(baseline, tree.baselineCalls(), rows);
    }

    /** The same of the candidate. */
    double[] candidatePerCall(int[] rows) {
        return perCall(candidate, tree.candidateCalls(), rows);
    }

    private double[] perCall(double[][] amounts, double[][] calls, int[] rows) {
        double[] perCall = new double[amounts.length];
        for (int fork = 0; fork < perCall.length; fork++) {
            double amount = 0;
            double made = 0;
            for (int row : rows) {
                if (!unknown.get(row)) {
                    amount += amounts[fork][row];
                    made += calls[fork][row];
                }
            }
            perCall[fork] = made > 0 ? amount / made : Double.NaN;
        }
        return perCall;
    }
}
