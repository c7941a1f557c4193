package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.stats.CountEstimate;
import dev.culprit.analyzer.stats.CountKind;
import dev.culprit.analyzer.stats.CountTest;

/** Tests how often a call site calls, per call of its caller. Counts are exact or nearly so and can decide in one fork. */
final class CallSiteEvidence {

    private final AlignedTree tree;
    private final RowSums sums;
    private final double level;

    /**
     * @param level of significance for counts that vary between forks
     * @param sites number of call sites that are judged
     */
    CallSiteEvidence(AlignedTree tree, RowSums sums, double level, int sites) {
        this.tree = tree;
        this.sums = sums;
        this.level = level / Math.max(1, sites);
    }

    /** What the forks say about {@code part}, which is a call site. */
    Finding judge(Part part, double confidence) {
        CountEstimate estimate = CountTest.CALLS.compare(
                fanOut(part, tree.baselineCalls()), fanOut(part, tree.candidateCalls()), confidence);
        boolean changed = estimate.kind() != CountKind.SUSPECT && estimate.isChanged(level);
        boolean agrees = estimate.candidate() > estimate.baseline() == part.isSlower();
        double sure = sure(estimate);
        return new Finding(
                part,
                changed && agrees,
                agrees ? Math.abs(part.deltaNanos()) * sure : 0,
                Double.isInfinite(estimate.ratio()) ? Double.NaN : estimate.ratio(),
                Double.isInfinite(estimate.ratio()) ? Interval.UNKNOWN : estimate.interval(),
                Double.isNaN(estimate.p()) ? 0 : 1 - estimate.p(),
                Certainty.of(confidence));
    }

    /** The share of the measured change of the count that its interval vouches for. */
    private static double sure(CountEstimate estimate) {
        if (estimate.kind() == CountKind.EXACT || Double.isInfinite(estimate.ratio())) {
            return 1;
        }
        double log = Math.log(estimate.ratio());
        double bound = Math.log(
                log > 0 ? estimate.interval().low() : estimate.interval().high());
        return Double.isNaN(bound) ? 0.1 : Math.max(0, Math.min(1, bound / log));
    }

    private double[] fanOut(Part part, double[][] calls) {
        double[] made = sums.of(calls, part.rows());
        double[] callers = sums.callersCalls(calls, part.rows());
        double[] perCall = new double[made.length];
        for (int fork = 0; fork < made.length; fork++) {
            // A caller that was never called made no calls; without it there is no rate.
            perCall[fork] = callers[fork] > 0 ? made[fork] / callers[fork] : Double.NaN;
        }
        return perCall;
    }
}
