package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.align.AlignedTree;

/**
 * Shares the change of the total out over functions' own code and call sites by the logarithmic mean Divisia index, LMDI-I
 * (B. W. Ang, "The LMDI approach to decomposition analysis: a practical guide", Energy Policy 33, 2005).
 *
 * <p>The exclusive time of a node is S = n · s with s per call, and n the product of the calls per parent call k along the path. With
 * L(x, y) = (x − y) / ln(x / y):
 *
 * <pre>
 *   own(v)  = L(S_C[v], S_B[v]) · ln(s_C[v] / s_B[v])
 *   edge(v) = ln(k_C[v] / k_B[v]) · Σ L(S_C[w], S_B[w]) over w in the subtree of v
 * </pre>
 *
 * <p>A subtree that is on one side only has its whole inclusive time in the edge of its topmost node. A one-sided node with
 * two-sided nodes below it was put in between: it has its exclusive time in its edge, and calls per parent call of what is
 * below are taken relative to the nearest two-sided ancestor. Where exclusive time is zero on one side, L has the limit 0 and
 * own the limit S_C − S_B.
 */
public final class Decomposer {

    /**
     * Logarithms of ratios nearer to 0 than this are 0. Two roundings of a quotient of exact counts differ by 1e-16; an
     * ancestor of a change must get exactly nothing.
     */
    private static final double NO_CHANGE = 1e-12;

    private static final double TOLERANCE = 1e-9;

    private final AlignedTree tree;
    private final double[] callsB;
    private final double[] callsC;
    private final double[] selfB;
    private final double[] selfC;
    private final double[] own;
    private final double[] edge;
    private final double[] logCalls;
    private final double[] logMean;
    private final boolean[] twoSidedBelow;

    private Decomposer(AlignedTree tree, double[] callsB, double[] callsC, double[] selfB, double[] selfC) {
        this.tree = tree;
        this.callsB = callsB;
        this.callsC = callsC;
        this.selfB = selfB;
        this.selfC = selfC;
        int size = tree.size();
        own = new double[size];
        edge = new double[size];
        logCalls = new double[size];
        logMean = new double[size];
        twoSidedBelow = new boolean[size];
    }

    /** Decomposes the change between the mean forks of both sides; from five forks a side on, without its extreme ones. */
    public static Decomposition decompose(AlignedTree tree) {
        return decompose(tree, CentralForks.of(tree.baselineSelf()), CentralForks.of(tree.candidateSelf()));
    }

    /**
     * Decomposes the change between typical forks: of every row the exclusive time of the median fork, in which nothing stalled
     * there; calls as in {@link #decompose(AlignedTree)}, so that the same rows are on the same sides.
     */
    public static Decomposition decomposeTypical(AlignedTree tree) {
        int[] baselineForks = CentralForks.of(tree.baselineSelf());
        int[] candidateForks = CentralForks.of(tree.candidateSelf());
        return decompose(
                tree,
                baselineForks,
                candidateForks,
                CentralForks.median(tree.baselineSelf()),
                CentralForks.median(tree.candidateSelf()));
    }

    /** Decomposes the change between the means of these forks. */
    static Decomposition decompose(AlignedTree tree, int[] baselineForks, int[] candidateForks) {
        return decompose(
                tree,
                baselineForks,
                candidateForks,
                CentralForks.mean(tree.baselineSelf(), baselineForks),
                CentralForks.mean(tree.candidateSelf(), candidateForks));
    }

    private static Decomposition decompose(
            AlignedTree tree, int[] baselineForks, int[] candidateForks, double[] selfB, double[] selfC) {
        double[] callsB = CentralForks.mean(tree.baselineCalls(), baselineForks);
        double[] callsC = CentralForks.mean(tree.candidateCalls(), candidateForks);
        Decomposer decomposer = new Decomposer(tree, callsB, callsC, selfB, selfC);
        decomposer.decompose();
        Decomposition result = new Decomposition(
                tree, baselineForks, candidateForks, callsB, callsC, selfB, selfC, decomposer.own, decomposer.edge);
        requireAdditive(result);
        return result;
    }

    private void decompose() {
        for (int row = tree.size() - 1; row > 0; row--) {
            twoSidedBelow[row] |= isTwoSided(row);
            twoSidedBelow[tree.parent()[row]] |= twoSidedBelow[row];
        }
        int[] ends = tree.subtreeEnds();
        int row = 0;
        while (row < tree.size()) {
            if (isOneSided(row) && !twoSidedBelow[row]) {
                edge[row] = sum(selfC, row, ends[row]) - sum(selfB, row, ends[row]);
                row = ends[row];
            } else {
                decomposeRow(row++);
            }
        }
        shareOutEdges();
    }

    private boolean isTwoSided(int row) {
        return callsB[row] > 0 && callsC[row] > 0;
    }

    private boolean isOneSided(int row) {
        return callsB[row] > 0 != callsC[row] > 0;
    }

    /** Own change of a row, and the logarithm of the ratio of its calls; of rows without one, their ancestor's. */
    private void decomposeRow(int row) {
        double inherited = row == 0 ? 0 : logCalls[tree.parent()[row]];
        double before = selfB[row];
        double after = selfC[row];
        if (!isTwoSided(row)) {
            logCalls[row] = inherited;
            edge[row] = after - before;
            return;
        }
        logCalls[row] = snapped(Math.log(callsC[row] / callsB[row]), inherited);
        if (before > 0 && after > 0) {
            double logSelf = snapped(Math.log(after / before), logCalls[row]);
            logMean[row] = logarithmicMean(after, before);
            own[row] = logMean[row] * (logSelf - logCalls[row]);
        } else {
            own[row] = after - before;
        }
    }

    /** Edges of two-sided rows: the change of calls per parent call, times the logarithmic means of all below. */
    private void shareOutEdges() {
        double[] below = logMean.clone();
        for (int row = tree.size() - 1; row > 0; row--) {
            int parent = tree.parent()[row];
            below[parent] += below[row];
            if (isTwoSided(row)) {
                edge[row] = (logCalls[row] - logCalls[parent]) * below[row];
            }
        }
    }

    private static double snapped(double value, double reference) {
        return Math.abs(value - reference) < NO_CHANGE ? reference : value;
    }

    /** L(x, y); near x = y by its series, where the quotient of two small differences loses its digits. */
    static double logarithmicMean(double x, double y) {
        double log = Math.log(x / y);
        // y · (eᵗ − 1) / t with t = ln(x/y)
        return Math.abs(log) < 1e-5 ? y * (1 + log / 2 + log * log / 6) : (x - y) / log;
    }

    private static double sum(double[] column, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += column[i];
        }
        return sum;
    }

    private static void requireAdditive(Decomposition result) {
        double delta = result.delta();
        double shared = 0;
        for (int row = 0; row < result.own().length; row++) {
            shared += result.own()[row] + result.edge()[row];
        }
        double scale = Math.max(1, Math.max(result.baselineTotal(), result.candidateTotal()));
        if (!(Math.abs(shared - delta) <= TOLERANCE * scale)) {
            throw new IllegalStateException("internal error: the parts of the change add up to " + shared
                    + " ns, but the change is " + delta + " ns; please report this");
        }
    }
}
