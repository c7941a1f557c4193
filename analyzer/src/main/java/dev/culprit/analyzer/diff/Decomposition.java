package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.align.AlignedTree;

/**
 * The change of the total, shared out over the rows of a tree without a rest: the sum of {@code own} and {@code edge} over all
 * rows is {@link #delta()}. All columns have one entry per row of {@code tree}; times are nanoseconds per fork.
 *
 * <p>{@code own} is what each call's own code takes more. {@code edge} is what the call site costs more because it makes
 * more calls per call of its caller, with everything below it; in a row that is on one side only it is the cost of new code,
 * or the saving of removed code. An ancestor of a change has exactly 0 in both, and so has code that is merely called more
 * often because its caller is.
 *
 * @param tree what was decomposed
 * @param baselineForks indexes of the baseline's forks that the means are over
 * @param candidateForks indexes of the candidate's forks that the means are over
 * @param baselineCalls calls, mean per fork
 * @param candidateCalls calls, mean per fork
 * @param baselineSelf exclusive nanoseconds, mean per fork
 * @param candidateSelf exclusive nanoseconds, mean per fork
 * @param own change blamed on the function's own code in this context
 * @param edge change blamed on the number of calls from this row's call site, or on new or removed code
 */
public record Decomposition(
        AlignedTree tree,
        int[] baselineForks,
        int[] candidateForks,
        double[] baselineCalls,
        double[] candidateCalls,
        double[] baselineSelf,
        double[] candidateSelf,
        double[] own,
        double[] edge) {

    /** Total of the baseline: nanoseconds in instrumented functions over all threads, mean per fork. */
    public double baselineTotal() {
        return sum(baselineSelf);
    }

    /** Total of the candidate. */
    public double candidateTotal() {
        return sum(candidateSelf);
    }

    /** The change that is shared out. */
    public double delta() {
        return candidateTotal() - baselineTotal();
    }

    /**
     * Candidate / baseline of the calls of {@code row} per call of its caller, or of the nearest ancestor that is on both
     * sides; NaN when the row is on one side only.
     */
    public double callsRatio(int row) {
        int above = tree.parent()[row];
        while (above >= 0 && !isTwoSided(above)) {
            above = tree.parent()[above];
        }
        double ratio = isTwoSided(row) ? candidateCalls[row] / baselineCalls[row] : Double.NaN;
        return above < 0 ? ratio : ratio / (candidateCalls[above] / baselineCalls[above]);
    }

    /** Candidate / baseline of the exclusive time per call of {@code row}; NaN when the row is on one side only. */
    public double costRatio(int row) {
        return isTwoSided(row)
                ? candidateSelf[row] / candidateCalls[row] / (baselineSelf[row] / baselineCalls[row])
                : Double.NaN;
    }

    private boolean isTwoSided(int row) {
        return baselineCalls[row] > 0 && candidateCalls[row] > 0;
    }

    /** For every row, inclusive nanoseconds of the baseline. */
    public double[] baselineInclusive() {
        return inclusive(baselineSelf);
    }

    /** For every row, inclusive nanoseconds of the candidate. */
    public double[] candidateInclusive() {
        return inclusive(candidateSelf);
    }

    private double[] inclusive(double[] self) {
        double[] sums = self.clone();
        for (int row = sums.length - 1; row > 0; row--) {
            sums[tree.parent()[row]] += sums[row];
        }
        return sums;
    }

    private static double sum(double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        return sum;
    }
}
