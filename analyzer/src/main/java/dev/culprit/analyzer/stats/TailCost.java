package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.ProbeOverhead;

/**
 * What a slow call of a function costs in a fork: {@link CallCost} leaves the slowest tenth out, and so cannot see a change that
 * only they have, such as a cache that is missed more dearly. Of that tenth the slowest tenth is left out in turn: one call of
 * a hundred may have been stopped by the machine.
 *
 * @param nanos mean latency of the calls slower than 90 % and not among the slowest 1 %; NaN with fewer than
 *     {@value #FEWEST} calls
 * @param relativeError standard error of {@code nanos} by the spread of these calls, as a fraction of it
 * @param calls number of all calls
 */
public record TailCost(double nanos, double relativeError, long calls) {

    /** The share of all calls that {@code nanos} is the mean of. */
    public static final double SHARE = 0.09;

    /** 20 / (1 - q) calls for the quantile q, as for every statistic of a quantile: 20 of them are beyond it. */
    private static final long FEWEST = 200;

    private static final double FROM = 0.90;

    /** Every call counts with the middle of its slot. */
    public static TailCost of(Latencies latencies) {
        long calls = latencies.count();
        if (calls < FEWEST) {
            return new TailCost(Double.NaN, Double.NaN, calls);
        }
        double left = FROM * calls;
        double wanted = SHARE * calls;
        double taken = 0;
        double sum = 0;
        double squares = 0;
        long[] values = latencies.values();
        long[] counts = latencies.counts();
        for (int slot = 0; slot < values.length && taken < wanted; slot++) {
            double skipped = Math.min(left, counts[slot]);
            left -= skipped;
            double count = Math.min(counts[slot] - skipped, wanted - taken);
            taken += count;
            sum += count * values[slot];
            squares += count * values[slot] * values[slot];
        }
        double mean = sum / taken;
        double variance = Math.max(0, squares / taken - mean * mean);
        return new TailCost(mean, Math.sqrt(variance / taken) / mean, calls);
    }

    /** The same of a function whose probes may have been thinned: the calls that were timed must be enough. */
    public static TailCost of(Latencies latencies, ProbeOverhead overhead) {
        TailCost measured = of(latencies);
        long timed = Math.min(measured.calls, overhead.timed());
        if (timed < FEWEST) {
            return new TailCost(Double.NaN, Double.NaN, measured.calls);
        }
        double fewer = Math.sqrt((double) measured.calls / timed);
        return new TailCost(measured.nanos, measured.relativeError * fewer, measured.calls);
    }

    /** Natural log of {@link #nanos()}; NaN when there is none. */
    public double log() {
        return nanos > 0 ? Math.log(nanos) : Double.NaN;
    }
}
