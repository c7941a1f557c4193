package dev.culprit.analyzer.model;

/** Inclusive latency of one call in nanoseconds, over all forks of a side; NaN where nothing was called. */
public record PerCall(double mean, double p50, double p95, double p99) {

    public static final PerCall UNKNOWN = new PerCall(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
