package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.analyzer.stats.CallCost;
import java.util.Arrays;
import java.util.List;

/**
 * The work of each fork of a side without what the machine's stalls added to it. On a busy host a function that is called a
 * few thousand times collects stalls of many times its own time; a share of a total with them in it says little.
 */
final class TypicalWork {

    /**
     * How many times the typical calls' time all calls of a function may take: the slowest tenth, which the typical call leaves
     * out, carries up to two thirds of the time of a strongly skewed latency, and more only when the machine stalls.
     */
    private static final double TAIL = 3;

    private TypicalWork() {}

    /** Nanoseconds of the baseline's functions, [fork]. */
    static double[] ofBaseline(AlignedTree tree) {
        return sums(bounded(
                tree,
                tree.baselineCalls(),
                tree.baselineSelf(),
                tree.functions().stream().map(AlignedFunction::baselineSelf).toList(),
                tree.functions().stream().map(AlignedFunction::baselineOverhead).toList()));
    }

    /** Nanoseconds of the candidate's functions, [fork]. */
    static double[] ofCandidate(AlignedTree tree) {
        return sums(bounded(
                tree,
                tree.candidateCalls(),
                tree.candidateSelf(),
                tree.functions().stream().map(AlignedFunction::candidateSelf).toList(),
                tree.functions().stream()
                        .map(AlignedFunction::candidateOverhead)
                        .toList()));
    }

    /** What each function takes in a fork, but no more than its typical call explains. */
    private static double[][] bounded(
            AlignedTree tree,
            double[][] calls,
            double[][] self,
            List<List<Latencies>> latencies,
            List<List<ProbeOverhead>> overhead) {
        double[][] work = new double[calls.length][tree.functions().size()];
        for (int fork = 0; fork < work.length; fork++) {
            double[] times = new double[work[fork].length];
            for (int row = 1; row < tree.size(); row++) {
                work[fork][tree.function()[row]] += self[fork][row];
                times[tree.function()[row]] += calls[fork][row];
            }
            for (int f = 0; f < times.length; f++) {
                double cost = CallCost.of(
                                latencies.get(f).get(fork), overhead.get(f).get(fork))
                        .nanos();
                // A call that never ended, such as that of main when its JVM was killed, has no latency.
                work[fork][f] = cost > 0 ? Math.min(work[fork][f], TAIL * times[f] * cost) : work[fork][f];
            }
        }
        return work;
    }

    private static double[] sums(double[][] work) {
        return Arrays.stream(work)
                .mapToDouble(fork -> Arrays.stream(fork).sum())
                .toArray();
    }
}
