package dev.culprit.analyzer.stats;

/**
 * How far two neighbouring pieces of a series are apart: the divergence Q of E-divisive (Matteson and James, JASA 109 (2014) 334,
 * equation 5) with exponent 1. Sums of distances come from a table of prefix sums, so that each of the n² / 2 pairs of pieces takes the
 * same few operations.
 */
final class EnergyDistance {

    private final double[][] sums;

    EnergyDistance(double[] values) {
        int n = values.length;
        sums = new double[n + 1][n + 1];
        for (int i = 1; i <= n; i++) {
            for (int j = 1; j <= n; j++) {
                double distance = Math.abs(values[i - 1] - values[j - 1]);
                sums[i][j] = distance + sums[i - 1][j] + sums[i][j - 1] - sums[i - 1][j - 1];
            }
        }
    }

    /**
     * A split of a series.
     *
     * @param at first index of the second piece
     * @param end index after the second piece, which may end before the series does: what changes back hides nothing then
     */
    record Split(int at, int end) {}

    /** Where {@code begin} to {@code end} (exclusive) falls apart most; there have to be two pieces of {@code least} values. */
    Split best(int begin, int end, int least) {
        Split best = new Split(begin + least, end);
        double most = Double.NEGATIVE_INFINITY;
        for (int at = begin + least; at <= end - least; at++) {
            for (int until = at + least; until <= end; until++) {
                double divergence = divergence(begin, at, until);
                if (divergence > most) {
                    most = divergence;
                    best = new Split(at, until);
                }
            }
        }
        return best;
    }

    /** Q of {@code begin..at} and {@code at..end}, each of at least two values. */
    double divergence(int begin, int at, int end) {
        double before = at - begin;
        double after = end - at;
        double between = 2 * block(begin, at, at, end) / (before * after);
        double within = block(begin, at, begin, at) / (before * (before - 1));
        double within2 = block(at, end, at, end) / (after * (after - 1));
        return before * after / (before + after) * (between - within - within2);
    }

    private double block(int rowBegin, int rowEnd, int begin, int end) {
        return sums[rowEnd][end] - sums[rowBegin][end] - sums[rowEnd][begin] + sums[rowBegin][begin];
    }
}
