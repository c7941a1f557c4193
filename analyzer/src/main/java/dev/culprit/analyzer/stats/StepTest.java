package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether the pieces on both sides of a split have the same level: Student's test with one variance, as in Apache Otava (Fleming and others,
 * Hunter, ICPE 2023), made honest in two ways. The split is the best of many, so p is multiplied by their number; and neighbours that resemble
 * each other count for less than as many independent values, so the variance of a mean is multiplied by (1 + r) / (1 - r).
 */
final class StepTest {

    /** A variance of nothing in a series that is measured to 0.1 % would prove anything. */
    private static final double LEAST_VARIANCE = Tuning.RESOLUTION * Tuning.RESOLUTION;

    private static final int PERMUTATIONS = 199;

    private static final long SEED = 20_141_003;

    private final double[] values;
    private final int least;
    private final double correlation;

    /**
     * @param least values on each side at least
     * @param correlation of neighbours, from 0 on and less than 1
     */
    StepTest(double[] values, int least, double correlation) {
        this.values = values;
        this.least = least;
        this.correlation = correlation;
    }

    double correlation() {
        return correlation;
    }

    /** From {@code begin..at} to {@code at..end}. */
    Arm step(int begin, int at, int end) {
        int before = at - begin;
        int after = end - at;
        double low = SeriesNoise.mean(values, begin, at);
        double high = SeriesNoise.mean(values, at, end);
        double squares = squares(begin, at, low) + squares(at, end, high);
        double variance = Math.max(LEAST_VARIANCE, squares / (before + after - 2));
        double inflation = (1 + correlation) / (1 - correlation);
        double error = Math.sqrt(variance * inflation * (1.0 / before + 1.0 / after));
        double freedom = Math.max(1, (before + after) / inflation - 2);
        return new Arm(high - low, high - low, error, freedom);
    }

    /** Two-sided, for the best of all splits between {@code begin} and {@code end}. */
    double p(int begin, int at, int end) {
        Arm step = step(begin, at, end);
        double splits = Math.max(1, end - begin - 2 * least + 1);
        return Math.min(1, 2 * splits * Math.min(step.pSlower(), step.pFaster()));
    }

    /**
     * The same by what the values themselves say, as Matteson and James do it: how often their order of chance has a split that is at least as
     * good, wherever it is and however far the piece after it goes. Student's test takes noise for normal; values that jump between two
     * levels are not. It counts in two hundredths and knows nothing of neighbours, so it is asked in addition.
     *
     * @param until end of the piece after the split, at most {@code end}
     * @param level p at most
     */
    boolean isUpheldByOrder(int begin, int at, int until, int end, double level) {
        double[] piece = Arrays.copyOfRange(values, begin, end);
        // Rounding must not make a series seem better than itself.
        double[] inverse = inverse(piece.length);
        double seen = contrast(sums(piece), inverse, at - begin, until - begin) * (1 - 1e-9);
        SplittableRandom random = new SplittableRandom(SEED);
        // It itself is one of the orders. Once it is too many, the others need not be looked at.
        int left = (int) Math.floor(level * (PERMUTATIONS + 1)) - 1;
        for (int i = 0; i < PERMUTATIONS && left >= 0; i++) {
            shuffle(piece, random);
            left -= reaches(sums(piece), inverse, seen) ? 1 : 0;
        }
        return left >= 0;
    }

    private boolean reaches(double[] sums, double[] inverse, double contrast) {
        int end = sums.length - 1;
        for (int at = least; at <= end - least; at++) {
            for (int until = at + least; until <= end; until++) {
                if (contrast(sums, inverse, at, until) >= contrast) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Squares between the two pieces: how much less they vary around their own means than around a common one. */
    private static double contrast(double[] sums, double[] inverse, int at, int until) {
        int after = until - at;
        double difference = (sums[until] - sums[at]) * inverse[after] - sums[at] * inverse[at];
        return difference * difference * at * after * inverse[until];
    }

    /** Divisions are what the permutations would take most of their time for. */
    private static double[] inverse(int length) {
        double[] inverse = new double[length + 1];
        for (int i = 1; i <= length; i++) {
            inverse[i] = 1.0 / i;
        }
        return inverse;
    }

    private static double[] sums(double[] piece) {
        double[] sums = new double[piece.length + 1];
        for (int i = 0; i < piece.length; i++) {
            sums[i + 1] = sums[i] + piece[i];
        }
        return sums;
    }

    private static void shuffle(double[] piece, SplittableRandom random) {
        for (int i = piece.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = piece[i];
            piece[i] = piece[other];
            piece[other] = kept;
        }
    }

    private double squares(int begin, int end, double mean) {
        double sum = 0;
        for (int i = begin; i < end; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return sum;
    }
}
