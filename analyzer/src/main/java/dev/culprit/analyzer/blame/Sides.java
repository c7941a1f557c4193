package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;

/** On which sides rows are, and the regions of the tree that only one side has. */
final class Sides {

    private final Decomposition decomposition;
    private final AlignedTree tree;
    private final int[] tops;

    Sides(Decomposition decomposition) {
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.tops = new int[tree.size()];
        for (int row = 1; row < tops.length; row++) {
            int parent = tree.parent()[row];
            tops[row] = isOneSided(row) && isOneSided(parent) ? tops[parent] : row;
        }
    }

    boolean isOnlyInCandidate(int row) {
        return decomposition.baselineCalls()[row] == 0 && decomposition.candidateCalls()[row] > 0;
    }

    boolean isOnlyInBaseline(int row) {
        return decomposition.candidateCalls()[row] == 0 && decomposition.baselineCalls()[row] > 0;
    }

    boolean isOneSided(int row) {
        return isOnlyInCandidate(row) || isOnlyInBaseline(row);
    }

    /**
     * The topmost row of the one-sided region that {@code row} belongs to; a row that both sides have is its own top. New
     * code may have known code below it, which is no part of the region.
     */
    int top(int row) {
        return tops[row];
    }

    /** The nearest row above {@code row} that is on both sides; row 0 is. */
    int twoSidedAncestor(int row) {
        int ancestor = tree.parent()[row];
        while (isOneSided(ancestor)) {
            ancestor = tree.parent()[ancestor];
        }
        return ancestor;
    }
}
