package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the change of one function's cost per call.
 *
 * @param moderated measured against the machine's common mode, with a variance that borrows from all functions
 * @param welch the function's own two-sample measurement, for functions far quieter than their peers; null when the design
 *     does not allow it
 * @param forks forks with a value: pairs when interleaved, otherwise of the side that has fewer
 * @param enoughForks whether so many forks can decide; otherwise the function is a suspect at most
 * @param slower evidence for a slow-down
 * @param faster evidence for a speed-up
 */
public record Estimate(
        Arm moderated, @Nullable Arm welch, int forks, boolean enoughForks, Evidence slower, Evidence faster) {

    static final Estimate UNKNOWN = new Estimate(Arm.UNKNOWN, null, 0, false, Evidence.NONE, Evidence.NONE);

    /** Whether there is a p value. */
    public boolean isKnown() {
        return !Double.isNaN(slower.p());
    }

    /** Whether there are enough forks for a verdict; otherwise the function can be a suspect at most. */
    public boolean isDecisive() {
        return isKnown() && enoughForks;
    }

    /** The arm with the stronger evidence. */
    public Arm strongest() {
        return welch != null && tail(welch) < tail(moderated) ? welch : moderated;
    }

    /** Log of candidate / baseline; NaN when the function is on one side only. */
    public double log() {
        return strongest().log();
    }

    /** Candidate / baseline. */
    public double ratio() {
        return Math.exp(log());
    }

    /** Two-sided interval of {@link #log()}; choosing the stronger of two arms is paid for by their number. */
    public Interval interval(double confidence) {
        return strongest().interval(1 - (1 - confidence) / arms());
    }

    /** Two-sided interval of {@link #ratio()}. */
    public Interval ratioInterval(double confidence) {
        Interval log = interval(confidence);
        return new Interval(Math.exp(log.low()), Math.exp(log.high()));
    }

    /**
     * What {@link #ratio()} is at least, or at most when it is a speed-up, one-sided: the bound of the test that the evidence is of, so that it
     * excludes no change just where {@code p} of the evidence is below {@code 1 - confidence}.
     */
    public double leastRatio(double confidence, boolean slower) {
        double rate = 1 - confidence;
        return slower
                ? Math.exp(JoinedArms.lowerBound(moderated, welch, rate))
                : Math.exp(-JoinedArms.lowerBound(moderated.mirrored(), welch == null ? null : welch.mirrored(), rate));
    }

    /** Log of the largest slow-down that these forks do not exclude, one-sided. */
    public double upperBound(double confidence) {
        return moderated.log()
                + moderated.standardError() * StudentT.quantile(confidence, moderated.degreesOfFreedom());
    }

    private int arms() {
        return welch == null ? 1 : 2;
    }

    private static double tail(Arm arm) {
        double tail = Math.min(arm.pSlower(), arm.pFaster());
        return Double.isNaN(tail) ? Double.POSITIVE_INFINITY : tail;
    }
}
