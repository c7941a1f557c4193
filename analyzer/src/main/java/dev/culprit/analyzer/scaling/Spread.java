package dev.culprit.analyzer.scaling;

import java.util.Arrays;

/** Median and range of an amount over the rounds; all NaN when it is not known in every round. */
public record Spread(double median, double low, double high) {

    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        // NaN is sorted last.
        if (n == 0 || Double.isNaN(sorted[n - 1])) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        return new Spread((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1]);
    }
}
