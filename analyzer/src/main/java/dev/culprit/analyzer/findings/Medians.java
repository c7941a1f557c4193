package dev.culprit.analyzer.findings;

import java.util.Arrays;

/** Order statistics of a few numbers. */
final class Medians {

    private Medians() {}

    /** The lower median, which is one of the values; 0 of none. */
    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The smallest value that at least this share of the values does not exceed; 0 of none. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted.length == 0 ? 0 : sorted[Math.max(0, index)];
    }

    /** Whether most of these lengths are nearly the same. */
    static boolean constant(double[] lengths) {
        double typical = median(lengths);
        double tolerance = Math.max(Limits.CONSTANT_NANOS, Limits.CONSTANT_SHARE * typical);
        long same = Arrays.stream(lengths)
                .filter(length -> Math.abs(length - typical) <= tolerance)
                .count();
        return same >= Limits.CONSTANT_MOST * lengths.length;
    }
}
