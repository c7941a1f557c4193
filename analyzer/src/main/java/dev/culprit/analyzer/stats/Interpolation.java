package dev.culprit.analyzer.stats;

/** Straight lines between knots, level beyond the ends. */
final class Interpolation {

    private Interpolation() {}

    /**
     * @param x where
     * @param knots ascending
     * @param values one per knot
     */
    static double at(double x, double[] knots, double[] values) {
        int last = knots.length - 1;
        if (x <= knots[0]) {
            return values[0];
        }
        for (int k = 1; k <= last; k++) {
            if (x <= knots[k]) {
                double part = (x - knots[k - 1]) / (knots[k] - knots[k - 1]);
                return values[k - 1] + part * (values[k] - values[k - 1]);
            }
        }
        return values[last];
    }
}
