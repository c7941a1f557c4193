package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.Interval;
import java.util.Arrays;

/**
 * Judges code that is on one side only. That it is there is exact; how much it takes varies between forks, and a fork must
 * not be the only one that speaks for it.
 */
final class OneSidedEvidence {

    private final AlignedTree tree;
    private final RowSums sums;

    OneSidedEvidence(AlignedTree tree, RowSums sums) {
        this.tree = tree;
        this.sums = sums;
    }

    /** What the forks say about {@code part}, which is new or removed code. */
    Finding judge(Part part) {
        double[][] self = part.isSlower() ? tree.candidateSelf() : tree.baselineSelf();
        double[] costs = sums.oneSided(self, part.rows());
        Arrays.sort(costs);
        // Below the median fork half of the forks took less: what the lower half agrees on is certain enough to be
        // ranked
        // with, and a single stalled fork cannot make new code look dear.
        double lowerQuartile = costs[(costs.length - 1) / 4];
        return new Finding(
                part,
                lowerQuartile > 0,
                Math.min(lowerQuartile, Math.abs(part.deltaNanos())),
                Double.NaN,
                Interval.UNKNOWN,
                1);
    }
}
