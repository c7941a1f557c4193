package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.ProbeOverhead;

/**
 * The one number of a function in a fork: what a typical call costs. The slowest calls are left out, as on a busy host they
 * measure the neighbours: trimming took the noise of a paired comparison from 73 % to 8.5 %.
 *
 * @param nanos mean latency without the slowest 10 % of the calls (of all calls when there are fewer than 10); NaN without
 *     calls
 * @param relativeError standard error of {@code nanos} by the spread of calls, as a fraction of it; NaN below two calls
 * @param calls number of calls
 */
public record CallCost(double nanos, double relativeError, long calls) {

    private static final double KEPT = 0.9;
    private static final long FEWEST_TO_TRIM = 10;

    private static final CallCost NONE = new CallCost(Double.NaN, Double.NaN, 0);

    /** Every call counts with the middle of its slot. */
    public static CallCost of(Latencies latencies) {
        long calls = latencies.count();
        if (calls == 0) {
            return NONE;
        }
        double kept = calls < FEWEST_TO_TRIM ? 1 : KEPT;
        double wanted = kept * calls;
        double taken = 0;
        double sum = 0;
        double squares = 0;
        double cut = 0;
        long[] values = latencies.values();
        long[] counts = latencies.counts();
        for (int slot = 0; slot < values.length && taken < wanted; slot++) {
            double count = Math.min(counts[slot], wanted - taken);
            cut = values[slot];
            taken += count;
            sum += count * cut;
            squares += count * cut * cut;
        }
        double mean = sum / taken;
        return new CallCost(mean, error(calls, sum, squares, cut, kept) / mean, calls);
    }

    /**
     * The same without what probes added, which cost every call the same or in proportion. Of a function whose probes were
     * thinned, each timed call stands for many in {@code latencies}; the error is that of the timed ones.
     */
    public static CallCost of(Latencies latencies, ProbeOverhead overhead) {
        CallCost measured = asMeasured(latencies, overhead);
        double nanos = overhead.correct(measured.nanos);
        double error = nanos > 0 ? measured.relativeError * measured.nanos / nanos : Double.NaN;
        return new CallCost(nanos, error, measured.calls);
    }

    /** The same with what probes added: when a difference is sought, to which equal probes do not matter, it is less noisy. */
    public static CallCost asMeasured(Latencies latencies, ProbeOverhead overhead) {
        CallCost all = of(latencies);
        long timed = Math.min(all.calls, overhead.timed());
        double fewer = timed > 0 ? Math.sqrt((double) all.calls / timed) : 1;
        return new CallCost(all.nanos, all.relativeError * fewer, all.calls);
    }

    /** Of a trimmed mean: the trimmed calls count as the slowest that was kept (Tukey and McLaughlin, Sankhya A 25 (1963)). */
    private static double error(long calls, double sum, double squares, double cut, double kept) {
        double trimmed = (1 - kept) * calls;
        double mean = (sum + trimmed * cut) / calls;
        double variance = Math.max(0, (squares + trimmed * cut * cut - calls * mean * mean) / (calls - 1));
        return calls < 2 ? Double.NaN : Math.sqrt(variance / calls) / kept;
    }

    /** Natural log of {@link #nanos()}; NaN when there is none, as a cost of 0 has no ratio. */
    public double log() {
        return nanos > 0 ? Math.log(nanos) : Double.NaN;
    }
}
