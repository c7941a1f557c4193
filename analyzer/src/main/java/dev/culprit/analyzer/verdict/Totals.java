package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.stats.Arm;
import dev.culprit.analyzer.stats.DetectableEffect;
import dev.culprit.analyzer.stats.Estimate;
import dev.culprit.analyzer.stats.FunctionCosts;
import dev.culprit.analyzer.stats.FunctionTest;
import dev.culprit.analyzer.stats.Observations;
import java.util.Arrays;
import java.util.List;

/** The work of the two sides: nanoseconds in instrumented functions, summed over all threads. */
final class Totals {

    private final Decomposition decomposition;
    private final Estimate estimate;

    Totals(Decomposition decomposition, boolean interleaved) {
        this.decomposition = decomposition;
        AlignedTree tree = decomposition.tree();
        FunctionCosts work =
                new FunctionCosts(logs(tree.baselineSelf()), logs(tree.candidateSelf()), 1, Double.NaN, 1, true, false);
        this.estimate = FunctionTest.run(new Observations(List.of(work), interleaved))
                .estimates()
                .get(0);
    }

    private static double[] logs(double[][] self) {
        return Arrays.stream(self)
                .mapToDouble(fork -> Arrays.stream(fork).sum())
                .map(sum -> sum > 0 ? Math.log(sum) : Double.NaN)
                .toArray();
    }

    Total total(double confidence) {
        double before = decomposition.baselineTotal();
        double after = decomposition.candidateTotal();
        double ratio = before > 0 ? after / before : Double.NaN;
        return new Total("work", "ns", before, after, ratio, estimate.ratioInterval(confidence), confidence);
    }

    /** Smallest relative slow-down of the total that this comparison would have shown; NaN when unknown. */
    double smallestVisible(double confidence) {
        Arm arm = estimate.strongest();
        return Math.expm1(DetectableEffect.smallest(arm.standardError(), arm.degreesOfFreedom(), 1 - confidence));
    }
}
