package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;

/** What the rows of every function sum up to, mean per fork; indexes are those of {@code AlignedTree.functions()}. */
final class FunctionSums {

    /** Calls per fork that differ by less than this do not keep a function from telling the state of the machine. */
    private static final double SAME_CALLS = 0.01;

    private final AlignedTree tree;
    private final double[] baselineSelf;
    private final double[] candidateSelf;
    private final double[] baselineCalls;
    private final double[] candidateCalls;
    private final double baselineTotal;
    private final double totalWork;

    FunctionSums(Decomposition decomposition) {
        this.tree = decomposition.tree();
        this.baselineSelf = tree.sumByFunction(decomposition.baselineSelf());
        this.candidateSelf = tree.sumByFunction(decomposition.candidateSelf());
        this.baselineCalls = tree.sumByFunction(decomposition.baselineCalls());
        this.candidateCalls = tree.sumByFunction(decomposition.candidateCalls());
        this.baselineTotal = decomposition.baselineTotal();
        this.totalWork = baselineTotal + decomposition.candidateTotal();
    }

    int size() {
        return baselineSelf.length;
    }

    double baselineSelf(int function) {
        return baselineSelf[function];
    }

    double candidateSelf(int function) {
        return candidateSelf[function];
    }

    /** Exclusive nanoseconds of both sides together. */
    double self(int function) {
        return baselineSelf[function] + candidateSelf[function];
    }

    /** Calls, mean of both sides. */
    double calls(int function) {
        return (baselineCalls[function] + candidateCalls[function]) / 2;
    }

    /** Candidate / baseline of the number of calls. */
    double callsRatio(int function) {
        return candidateCalls[function] / baselineCalls[function];
    }

    /** Candidate / baseline of the mean own time per call. */
    double meanCostRatio(int function) {
        return candidateSelf[function] / baselineSelf[function] / callsRatio(function);
    }

    boolean isCalledOnBothSides(int function) {
        return baselineCalls[function] > 0 && candidateCalls[function] > 0;
    }

    /** Whether the function may tell the state of the machine: its code and its number of calls are unchanged. */
    boolean isReference(int function) {
        return Math.abs(baselineCalls[function] - candidateCalls[function]) <= SAME_CALLS * calls(function)
                && !tree.functions().get(function).codeChanged();
    }

    /** {@code work} of both sides together as a share of all of it, 0 to 1. */
    double share(double work) {
        return totalWork > 0 ? Math.min(1, work / totalWork) : 0;
    }

    /** The time of both sides that {@code share} stands for, as a fraction of the baseline's total. */
    double allOf(double share) {
        return share * totalWork / baselineTotal;
    }
}
