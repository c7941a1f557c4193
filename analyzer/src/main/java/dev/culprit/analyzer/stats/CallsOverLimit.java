package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Latencies;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/** Whether calls break a limit that a share of them has to keep, or so many are over it by chance. */
public final class CallsOverLimit {

    /** How improbable it must be that a function that keeps the limit has so many slow calls. */
    private static final double IMPROBABLE = 0.01;

    private CallsOverLimit() {}

    /**
     * Whether more calls are over {@code limitNanos} than a function has, with one percent probability, of which the share
     * {@code quantile} keeps it.
     */
    public static boolean breaks(Latencies latencies, double quantile, double limitNanos) {
        long[] values = latencies.values();
        long[] counts = latencies.counts();
        long all = latencies.count();
        long over = 0;
        for (int i = 0; i < values.length; i++) {
            over += values[i] > limitNanos ? counts[i] : 0;
        }
        if (over <= all * (1 - quantile)) {
            return false;
        }
        // Beyond int the share itself is exact enough.
        if (all > Integer.MAX_VALUE) {
            return true;
        }
        return 1 - new BinomialDistribution((int) all, 1 - quantile).cumulativeProbability((int) over - 1)
                <= IMPROBABLE;
    }
}
