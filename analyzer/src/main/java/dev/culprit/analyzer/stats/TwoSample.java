package dev.culprit.analyzer.stats;

import org.hipparchus.stat.StatUtils;

/**
 * Two independent samples without NaN: Welch's test (Biometrika 34 (1947) 28); when one side is a single value, the variance
 * of the other serves for both.
 */
final class TwoSample {

    private TwoSample() {}

    /**
     * @param floor variance of a single value that is assumed at least
     * @return candidate less baseline; without a standard error when neither side has two values
     */
    static Arm compare(double[] baseline, double[] candidate, double floor) {
        double log = Robust.mean(candidate) - Robust.mean(baseline);
        double median = Robust.median(candidate) - Robust.median(baseline);
        double ofBaseline = variance(baseline, floor, candidate) / baseline.length;
        double ofCandidate = variance(candidate, floor, baseline) / candidate.length;
        return new Arm(
                log,
                median,
                Math.sqrt(ofBaseline + ofCandidate),
                freedom(ofBaseline, baseline.length, ofCandidate, candidate.length));
    }

    private static double variance(double[] side, double floor, double[] other) {
        if (side.length == 0) {
            return Double.NaN;
        }
        double variance = StatUtils.variance(side.length > 1 || other.length < 2 ? side : other);
        return side.length < 2 && other.length < 2 ? Double.NaN : Math.max(variance, floor);
    }

    /** Welch and Satterthwaite. */
    private static double freedom(double ofBaseline, int baseline, double ofCandidate, int candidate) {
        if (baseline < 2 || candidate < 2) {
            return Math.max(baseline, candidate) > 1 ? Math.max(baseline, candidate) - 1 : Double.NaN;
        }
        double sum = ofBaseline + ofCandidate;
        return sum * sum / (ofBaseline * ofBaseline / (baseline - 1) + ofCandidate * ofCandidate / (candidate - 1));
    }
}
