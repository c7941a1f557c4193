package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.SampledTree;

/** Shares out what was measured for each anchor over its samples, by what they carry. Where a fork has none there, as those of all forks of the side are. */
final class Amounts {

    private final SampledSide side;
    private final int[] rows;
    private final int[] anchor;
    private final double[][] samples;
    private final double[][] weights;
    private final int size;

    /**
     * @param rows for each row of the side's tree that of the union, -1 for none
     * @param anchor for each row of the union that of the aligned tree
     * @param size number of rows of the union
     */
    Amounts(SampledSide side, int[] rows, int[] anchor, int size) {
        this.side = side;
        this.rows = rows;
        this.anchor = anchor;
        this.size = size;
        this.samples = summed(side.tree().samples());
        this.weights = summed(side.tree().weight());
    }

    private double[][] summed(long[][] forks) {
        double[][] sums = new double[forks.length][size];
        for (int fork = 0; fork < sums.length; fork++) {
            for (int row = 0; row < rows.length; row++) {
                if (rows[row] >= 0) {
                    sums[fork][rows[row]] += forks[fork][row];
                }
            }
        }
        return sums;
    }

    double[][] samples() {
        return samples;
    }

    /** @param ownCode for each row of the aligned tree, the row of the union that gets what no sample tells of */
    double[][] amounts(int[] ownCode) {
        double[] pooled = new double[size];
        for (double[] fork : weights) {
            for (int row = 0; row < size; row++) {
                pooled[row] += fork[row];
            }
        }
        double[] pooledAtAnchor = byAnchor(pooled, ownCode.length);
        double[][] amounts = new double[weights.length][size];
        for (int fork = 0; fork < weights.length; fork++) {
            double[] measured = side.amount()[fork];
            double[] atAnchor = byAnchor(weights[fork], ownCode.length);
            for (int row = 0; row < size; row++) {
                int at = anchor[row];
                double share = atAnchor[at] > 0
                        ? weights[fork][row] / atAnchor[at]
                        : pooledAtAnchor[at] > 0 ? pooled[row] / pooledAtAnchor[at] : ownCode[at] == row ? 1 : 0;
                amounts[fork][row] = measured[at] * share;
            }
        }
        return amounts;
    }

    private double[] byAnchor(double[] column, int anchors) {
        double[] sums = new double[anchors];
        for (int row = 0; row < size; row++) {
            sums[anchor[row]] += column[row];
        }
        return sums;
    }

    /** For each row of the union the line of most of its samples, those below it included. */
    int[] lines() {
        SampledTree tree = side.tree();
        double[] inclusive = new double[tree.size()];
        for (long[] fork : tree.samples()) {
            for (int row = 0; row < inclusive.length; row++) {
                inclusive[row] += fork[row];
            }
        }
        for (int row = inclusive.length - 1; row >= 0; row--) {
            if (tree.parent()[row] >= 0) {
                inclusive[tree.parent()[row]] += inclusive[row];
            }
        }
        int[] lines = new int[size];
        double[] most = new double[size];
        for (int row = 0; row < inclusive.length; row++) {
            boolean isFrame = tree.frame()[row] >= 0;
            boolean ofAnchor = !isFrame && tree.parent()[row] < 0;
            if (rows[row] >= 0 && (isFrame || ofAnchor) && inclusive[row] > most[rows[row]]) {
                most[rows[row]] = inclusive[row];
                lines[rows[row]] = tree.line()[row];
            }
        }
        return lines;
    }
}
