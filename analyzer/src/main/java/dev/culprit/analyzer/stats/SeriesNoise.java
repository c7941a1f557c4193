package dev.culprit.analyzer.stats;

import java.util.List;

/** How much a series varies from commit to commit without any change, and how much a value tells of the next. */
final class SeriesNoise {

    /** A normal deviation for each median absolute one. */
    private static final double NORMAL = 1.4826;

    /** Beyond this a series tells next to nothing of itself. */
    private static final double MOST = 0.9;

    private SeriesNoise() {}

    /**
     * Standard deviation by the differences of neighbours, which neither a few steps nor a slow creep move (von Neumann, Annals of
     * Mathematical Statistics 12 (1941) 367, with the median absolute deviation in the place of squares).
     */
    static double ofDifferences(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double[] differences = new double[values.length - 1];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i + 1] - values[i];
        }
        double median = Robust.median(differences);
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(differences[i] - median);
        }
        return Math.max(Tuning.RESOLUTION, NORMAL * Robust.median(differences) / Math.sqrt(2));
    }

    /**
     * Correlation of neighbours within the pieces of a series, at least 0. A mean taken off each piece makes it look smaller than it is, by
     * about (1 + 3 r) / n for each (Marriott and Pope, Biometrika 41 (1954) 390); that is put right.
     *
     * @param bounds first index of each piece, and the length of the series
     */
    static double correlation(double[] values, List<Integer> bounds) {
        double products = 0;
        double squares = 0;
        for (int piece = 1; piece < bounds.size(); piece++) {
            int begin = bounds.get(piece - 1);
            int end = bounds.get(piece);
            double mean = mean(values, begin, end);
            for (int i = begin; i < end; i++) {
                double deviation = values[i] - mean;
                squares += deviation * deviation;
                products += i + 1 < end ? deviation * (values[i + 1] - mean) : 0;
            }
        }
        double share = (bounds.size() - 1.0) / values.length;
        // Of what is less than can be measured, rounding is all that is seen.
        boolean isNoise = squares > values.length * Tuning.RESOLUTION * Tuning.RESOLUTION;
        double seen = isNoise ? products / squares : -share;
        double corrected = 3 * share < 1 ? (seen + share) / (1 - 3 * share) : seen;
        return Math.min(MOST, Math.max(0, corrected));
    }

    /**
     * Correlation of neighbours, at least 0, that a creep does not move: that of the differences of neighbours, r, tells it as 1 + 2 r in a
     * series where each value is a part of the one before it and chance. Large differences are cut down: they are steps.
     */
    static double correlationOfDifferences(double[] values) {
        double[] differences = new double[values.length - 1];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i + 1] - values[i];
        }
        double median = Robust.median(differences);
        double most = 3 * Math.sqrt(2) * ofDifferences(values);
        double products = 0;
        double squares = 0;
        double before = 0;
        for (double difference : differences) {
            double off = Math.max(-most, Math.min(most, difference - median));
            squares += off * off;
            products += off * before;
            before = off;
        }
        return squares > 0 ? Math.min(MOST, Math.max(0, 1 + 2 * products / squares)) : 0;
    }

    static double mean(double[] values, int begin, int end) {
        double sum = 0;
        for (int i = begin; i < end; i++) {
            sum += values[i];
        }
        return sum / (end - begin);
    }
}
