package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.Covariance;

/**
 * The quotient of two means that were measured together, with Fieller's interval (Fieller, J. R. Stat. Soc. B 16 (1954) 175). A quotient
 * whose denominator may be nothing has no interval, which methods that linearise it (delta method) do not notice.
 */
public final class MeanQuotient {

    private final double[] numerator;
    private final double[] denominator;

    private MeanQuotient(double[] numerator, double[] denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** Both of the same rounds. */
    public static MeanQuotient of(double[] numerator, double[] denominator) {
        if (numerator.length != denominator.length || numerator.length == 0) {
            throw new IllegalArgumentException(
                    "not the same rounds: " + numerator.length + " above, " + denominator.length + " below the line");
        }
        return new MeanQuotient(numerator.clone(), denominator.clone());
    }

    public double value() {
        return Robust.mean(numerator) / Robust.mean(denominator);
    }

    /** Two-sided interval of the mean of the numbers below the line; unknown with a single round. */
    public Interval denominator(double confidence) {
        double half = quantile(confidence) * Math.sqrt(StatUtils.variance(denominator) / denominator.length);
        double mean = Robust.mean(denominator);
        return Double.isNaN(half) ? Interval.UNKNOWN : new Interval(mean - half, mean + half);
    }

    /** Interval of {@link #value()}; unknown with a single round, and when the denominator is not told from zero. */
    public Interval interval(double confidence) {
        double t = quantile(confidence);
        if (Double.isNaN(t)) {
            return Interval.UNKNOWN;
        }
        int n = numerator.length;
        double above = Robust.mean(numerator);
        double below = Robust.mean(denominator);
        double share = t * t / n;
        double a = below * below - share * StatUtils.variance(denominator);
        double b = above * below - share * new Covariance().covariance(numerator, denominator);
        double c = above * above - share * StatUtils.variance(numerator);
        if (a <= 0) {
            return Interval.UNKNOWN;
        }
        // With a > 0 it is negative by rounding only.
        double root = Math.sqrt(Math.max(0, b * b - a * c));
        return new Interval((b - root) / a, (b + root) / a);
    }

    private double quantile(double confidence) {
        return StudentT.quantile(0.5 + confidence / 2, numerator.length - 1);
    }
}
