package dev.culprit.analyzer.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t with NaN for unknown arguments, where the library throws. */
final class StudentT {

    private StudentT() {}

    /** P(T > t); NaN when an argument is, or without a degree of freedom. */
    static double upperTail(double t, double degreesOfFreedom) {
        if (Double.isNaN(t) || !(degreesOfFreedom > 0)) {
            return Double.NaN;
        }
        // The lower tail of -t keeps the precision that 1 - P(T <= t) would lose.
        return new TDistribution(degreesOfFreedom).cumulativeProbability(-t);
    }

    static double quantile(double probability, double degreesOfFreedom) {
        if (!(degreesOfFreedom > 0)) {
            return Double.NaN;
        }
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
    }
}
