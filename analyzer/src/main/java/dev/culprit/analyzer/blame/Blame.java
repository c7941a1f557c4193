package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.UndecidedTests;
import dev.culprit.analyzer.stats.GlobalShift;
import dev.culprit.analyzer.stats.Limitation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose the change is. The deltas of the three lists and {@code restNanos} sum to the change of the total. All parts with
 * enough evidence are listed, however many: the verdict and the gate rest on their sum.
 *
 * @param culprits parts with enough evidence, by what the evidence vouches for
 * @param suspects slower parts without, ranked
 * @param improvements parts that became faster, with enough evidence
 * @param provenNanos change of the total of typical forks that the evidence vouches for: culprits and improvements together. Cost
 *     that only moved counts against the savings that acquitted it, or else moving it would be an improvement
 * @param vouchedNanos what the culprits take more at the lower ends of their intervals, less what the improvements save beyond
 *     cost that only moved
 * @param shiftedNanos the part of {@code suspects} and {@code restNanos} that is proven, but was acquitted because it only
 *     moved from one place to another; at least 0
 * @param restNanos change in none of the lists
 * @param restParts number of parts that {@code restNanos} is the sum of
 * @param significantRows for every row of the tree, whether it carries a culprit or an improvement
 * @param largestUnseen the largest share of the total by which some function may be slower without having been seen; NaN
 *     when times cannot be judged at all
 * @param undecided tests of which more forks may still say something new
 * @param shift what all functions have in common
 * @param limitations what the data did not allow
 * @param allocated what was allocated; null unless both sides recorded it
 * @param remarks what the JVMs did differently beside the measured work, one plain sentence each
 */
public record Blame(
        List<Culprit> culprits,
        List<Culprit> suspects,
        List<Culprit> improvements,
        double provenNanos,
        double vouchedNanos,
        double shiftedNanos,
        double restNanos,
        int restParts,
        boolean[] significantRows,
        double largestUnseen,
        UndecidedTests undecided,
        GlobalShift shift,
        Set<Limitation> limitations,
        @Nullable AllocatedBytes allocated,
        List<String> remarks) {

    public Blame {
        culprits = List.copyOf(culprits);
        suspects = List.copyOf(suspects);
        improvements = List.copyOf(improvements);
        limitations = Set.copyOf(limitations);
        remarks = List.copyOf(remarks);
    }

    /** The three lists, and the change in none of them. */
    public ChangedParts parts() {
        return new ChangedParts(culprits, suspects, improvements, restNanos, restParts);
    }

    /**
     * The same with other accusations.
     *
     * @param moreProven what they add to what is proven, in nanoseconds
     * @param moreVouched what they add to what is vouched for, in nanoseconds
     * @param otherRest change in none of the lists
     */
    public Blame with(
            List<Culprit> otherCulprits,
            List<Culprit> otherSuspects,
            List<Culprit> otherImprovements,
            double moreProven,
            double moreVouched,
            double otherRest) {
        return new Blame(
                otherCulprits,
                otherSuspects,
                otherImprovements,
                provenNanos + moreProven,
                vouchedNanos + moreVouched,
                shiftedNanos,
                otherRest,
                restParts,
                significantRows,
                largestUnseen,
                undecided,
                shift,
                limitations,
                allocated,
                remarks);
    }
}
