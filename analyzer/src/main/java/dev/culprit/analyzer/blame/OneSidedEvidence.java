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
    private final NewCode newCode;

    OneSidedEvidence(AlignedTree tree, RowSums sums, NewCode newCode) {
        this.tree = tree;
        this.sums = sums;
        this.newCode = newCode;
    }

    /** What the forks say about {@code part}, which is new or removed code. */
    Finding judge(Part part) {
        double[][] self = part.isSlower() ? tree.candidateSelf() : tree.baselineSelf();
        // Of new code, what the function that is named carries itself, not its wrappers and what else came with it.
        int[] rows = part.kind() == Part.Kind.NEW_CODE ? newCode.responsible(part.rows()) : part.rows();
        double[] costs = sums.oneSided(self, rows);
        Arrays.sort(costs);
        // The lower of the middle forks: a single stalled fork cannot make new code look dear.
        double median = costs[(costs.length - 1) / 2];
        return new Finding(
                part, median > 0, Math.min(median, Math.abs(part.deltaNanos())), Double.NaN, Interval.UNKNOWN, 1);
    }
}
