package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.DiffTree;

/** Makes the tree that reports show. */
public final class DiffTrees {

    private DiffTrees() {}

    /**
     * The tree of both sides with the means of {@code decomposition}; rows correspond one to one. Thread groups show no calls.
     *
     * @param significant for every row, whether the evidence says that the row itself changed
     */
    public static DiffTree of(Decomposition decomposition, boolean[] significant) {
        AlignedTree tree = decomposition.tree();
        if (significant.length != tree.size()) {
            throw new IllegalArgumentException(
                    "significant has " + significant.length + " rows, the tree " + tree.size());
        }
        return new DiffTree(
                tree.functions().stream().map(AlignedFunction::frame).toList(),
                tree.parent(),
                tree.function(),
                tree.baselineLine(),
                tree.candidateLine(),
                methodsOnly(decomposition.baselineCalls(), tree),
                methodsOnly(decomposition.candidateCalls(), tree),
                decomposition.baselineSelf(),
                decomposition.candidateSelf(),
                significant);
    }

    private static double[] methodsOnly(double[] calls, AlignedTree tree) {
        double[] shown = calls.clone();
        for (int row = 0; row < shown.length; row++) {
            if (row == 0 || tree.parent()[row] == 0) {
                shown[row] = 0;
            }
        }
        return shown;
    }
}
