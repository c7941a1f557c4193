package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.Basis;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.stats.Estimate;
import dev.culprit.analyzer.stats.FunctionCosts;
import dev.culprit.analyzer.stats.FunctionTest;
import dev.culprit.analyzer.stats.Observations;
import java.util.Arrays;
import java.util.List;

/** The work of the two sides: nanoseconds in instrumented functions, summed over all threads. */
final class Totals {

    private final Decomposition decomposition;
    private final Decomposition typical;
    private final boolean interleaved;
    private final double confidence;

    /**
     * @param typical the decomposition between typical forks
     * @param confidence of the intervals
     */
    Totals(Decomposition decomposition, Decomposition typical, boolean interleaved, double confidence) {
        this.decomposition = decomposition;
        this.typical = typical;
        this.interleaved = interleaved;
        this.confidence = confidence;
    }

    /** What the parts of the change sum up to. */
    Total work() {
        AlignedTree tree = decomposition.tree();
        return total(
                "work",
                decomposition.baselineTotal(),
                decomposition.candidateTotal(),
                sums(tree.baselineSelf()),
                sums(tree.candidateSelf()));
    }

    /**
     * The work of typical forks: of every row what the median fork took. The interval is that of the forks as they are: bounding
     * each fork by its side's typical one was tried, and found the total of a program at least 11.6 % faster than itself.
     */
    Total typical() {
        AlignedTree tree = decomposition.tree();
        return total(
                "typical work",
                typical.baselineTotal(),
                typical.candidateTotal(),
                sums(tree.baselineSelf()),
                sums(tree.candidateSelf()));
    }

    /** What the figures rest on. */
    Basis basis() {
        AlignedTree tree = decomposition.tree();
        return new Basis(
                typical(),
                mean(sums(tree.baselineProbes()), decomposition.baselineForks()),
                mean(sums(tree.candidateProbes()), decomposition.candidateForks()));
    }

    private Total total(String metric, double before, double after, double[] baseline, double[] candidate) {
        FunctionCosts work = new FunctionCosts(logs(baseline), logs(candidate), 1, Double.NaN, 1, true, false);
        Estimate estimate = FunctionTest.run(new Observations(List.of(work), interleaved))
                .estimates()
                .get(0);
        double ratio = before > 0 ? after / before : Double.NaN;
        return new Total(metric, "ns", before, after, ratio, estimate.ratioInterval(confidence), confidence);
    }

    private static double[] sums(double[][] columns) {
        return Arrays.stream(columns)
                .mapToDouble(fork -> Arrays.stream(fork).sum())
                .toArray();
    }

    private static double mean(double[] values, int[] forks) {
        return Arrays.stream(forks).mapToDouble(fork -> values[fork]).average().orElse(0);
    }

    private static double[] logs(double[] sums) {
        return Arrays.stream(sums)
                .map(sum -> sum > 0 ? Math.log(sum) : Double.NaN)
                .toArray();
    }
}
