package dev.culprit.analyzer.stats;

import org.HdrHistogram.Histogram;

/**
 * The one number of a function in a fork: what a typical call costs.
 *
 * @param nanos trimmed mean of the latencies, without the slowest 10 %; NaN without calls
 * @param relativeError standard error of {@code nanos} by the spread of calls, as a fraction of it; NaN below two calls
 * @param calls number of calls
 */
public record CallCost(double nanos, double relativeError, long calls) {

    static final CallCost NONE = new CallCost(Double.NaN, Double.NaN, 0);

    public static CallCost of(Histogram latencies) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Natural log of {@link #nanos()}; NaN when there is none, as a cost of 0 has no ratio. */
    public double log() {
        return nanos > 0 ? Math.log(nanos) : Double.NaN;
    }
}
