package dev.culprit.analyzer.align;

import java.util.Arrays;
import java.util.List;

/**
 * The calling context trees of both sides, aligned. Columns of equal length, one row per node, in preorder: a node's subtree
 * is the rows from its own up to {@link #subtreeEnds()}. Row 0 is an artificial root without a function; its children are the
 * thread groups, theirs the outermost calls of threads. A function occurs at most twice on a path:
 * outermost, and recursive. A row that is only on one side
 * holds zeros on the other. A one-sided row may have two-sided rows below it, when a function was put between a caller and
 * its callee, or taken out from there.
 *
 * <p>Row 0, thread groups, tests and phases have one call on both sides in every fork, so that calls per parent call are defined
 * everywhere and new code begins at a method, never at a place like these.
 *
 * @param functions what rows stand for
 * @param parent row of the parent, -1 for row 0
 * @param function index into {@code functions}, -1 for row 0
 * @param baselineLine line in the parent from which the call is made on the baseline's side; 0 when unknown, when the row is
 *     only in the candidate, and for outermost calls
 * @param candidateLine the same on the candidate's side
 * @param baselineCalls calls begun, [fork][row]
 * @param candidateCalls calls begun, [fork][row]
 * @param baselineSelf exclusive nanoseconds, [fork][row]
 * @param candidateSelf exclusive nanoseconds, [fork][row]
 * @param baselineProbes nanoseconds of probes that are not in {@code baselineSelf} any more, [fork][row]
 * @param candidateProbes the same of the candidate
 * @param metering what else was measured
 * @param baselineRow row of the baseline's merged tree, -1 where there is none
 * @param candidateRow row of the candidate's merged tree, -1 where there is none
 */
public record AlignedTree(
        List<AlignedFunction> functions,
        int[] parent,
        int[] function,
        int[] baselineLine,
        int[] candidateLine,
        double[][] baselineCalls,
        double[][] candidateCalls,
        double[][] baselineSelf,
        double[][] candidateSelf,
        double[][] baselineProbes,
        double[][] candidateProbes,
        AlignedMetering metering,
        int[] baselineRow,
        int[] candidateRow) {

    public AlignedTree {
        functions = List.copyOf(functions);
    }

    /** A tree that was recorded by probes that cost nothing, and of which nobody asks where its rows come from. */
    public AlignedTree(
            List<AlignedFunction> functions,
            int[] parent,
            int[] function,
            int[] baselineLine,
            int[] candidateLine,
            double[][] baselineCalls,
            double[][] candidateCalls,
            double[][] baselineSelf,
            double[][] candidateSelf) {
        this(
                functions,
                parent,
                function,
                baselineLine,
                candidateLine,
                baselineCalls,
                candidateCalls,
                baselineSelf,
                candidateSelf,
                new double[baselineCalls.length][parent.length],
                new double[candidateCalls.length][parent.length],
                AlignedMetering.NONE,
                nowhere(parent.length),
                nowhere(parent.length));
    }

    private static int[] nowhere(int rows) {
        int[] none = new int[rows];
        Arrays.fill(none, -1);
        return none;
    }

    /** The same rows with another quantity in the place of time, such as bytes. */
    public AlignedTree withSelf(double[][] baseline, double[][] candidate) {
        return new AlignedTree(
                functions,
                parent,
                function,
                baselineLine,
                candidateLine,
                baselineCalls,
                candidateCalls,
                baseline,
                candidate);
    }

    /** What the rows of every function sum up to; the root, which is no function's, is left out. */
    public double[] sumByFunction(double[] column) {
        double[] sums = new double[functions.size()];
        for (int row = 1; row < column.length; row++) {
            sums[function[row]] += column[row];
        }
        return sums;
    }

    /** Number of rows. */
    public int size() {
        return parent.length;
    }

    /** Forks of the baseline. */
    public int baselineForks() {
        return baselineCalls.length;
    }

    /** Forks of the candidate. */
    public int candidateForks() {
        return candidateCalls.length;
    }

    /** The function of {@code row}, which must not be row 0. */
    public AlignedFunction functionOf(int row) {
        return functions.get(function[row]);
    }

    /** For every row, the first row after it that is not below it. */
    public int[] subtreeEnds() {
        int[] ends = new int[size()];
        for (int row = size() - 1; row >= 0; row--) {
            ends[row] = Math.max(ends[row], row + 1);
            if (row > 0) {
                ends[parent[row]] = Math.max(ends[parent[row]], ends[row]);
            }
        }
        return ends;
    }
}
