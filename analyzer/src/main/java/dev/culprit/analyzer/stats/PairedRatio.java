package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;
import org.hipparchus.stat.StatUtils;

/**
 * How two quantities that were measured together, round by round, relate: the geometric mean of candidate / baseline, with Student's
 * interval of the log ratios. What slows a machine down for a whole round is in both and cancels out.
 */
public final class PairedRatio {

    private final double log;
    private final double standardError;
    private final int degreesOfFreedom;

    private PairedRatio(double log, double standardError, int degreesOfFreedom) {
        this.log = log;
        this.standardError = standardError;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /**
     * @param baseline positive amounts, one a round
     * @param candidate as many, of the same rounds
     */
    public static PairedRatio of(double[] baseline, double[] candidate) {
        if (baseline.length != candidate.length || baseline.length == 0) {
            throw new IllegalArgumentException(
                    "not the same rounds: " + baseline.length + " of one, " + candidate.length + " of the other");
        }
        double[] logs = new double[baseline.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(candidate[i] / baseline[i]);
        }
        int n = logs.length;
        double floor = 2 * Tuning.RESOLUTION * Tuning.RESOLUTION;
        double error = n > 1 ? Math.sqrt(Math.max(StatUtils.variance(logs), floor) / n) : Double.NaN;
        return new PairedRatio(Robust.mean(logs), error, n - 1);
    }

    /** Candidate / baseline. */
    public double ratio() {
        return Math.exp(log);
    }

    /**
     * Two-sided interval of {@link #ratio()}; unknown with a single round.
     *
     * @param comparisons how many intervals are to hold together at that confidence (Bonferroni)
     */
    public Interval interval(double confidence, int comparisons) {
        double tail = (1 - confidence) / comparisons / 2;
        double half = standardError * StudentT.quantile(1 - tail, degreesOfFreedom);
        return Double.isNaN(half) ? Interval.UNKNOWN : new Interval(Math.exp(log - half), Math.exp(log + half));
    }
}
