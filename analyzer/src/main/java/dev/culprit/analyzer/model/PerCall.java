package dev.culprit.analyzer.model;

/**
 * Inclusive latency of one call in nanoseconds, over all forks of a side; NaN where nothing was called.
 *
 * @param mean of all calls
 * @param p50 the median
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param all what they are of; {@link Latencies#NONE} when only they are known
 */
public record PerCall(double mean, double p50, double p95, double p99, Latencies all) {

    public static final PerCall UNKNOWN = new PerCall(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Percentiles of which nothing else is known. */
    public PerCall(double mean, double p50, double p95, double p99) {
        this(mean, p50, p95, p99, Latencies.NONE);
    }
}
