package dev.culprit.analyzer.model;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Latencies of calls: distinct values in nanoseconds, ascending, and how often each occurred. It holds the non-empty slots
 * of an HdrHistogram, each by its middle value, and is immutable. An {@link Histogram} of a second with two digits takes
 * 24 kB, which for thousands of functions times forks is too much; the few dozen non-empty slots take less than one.
 */
public final class Latencies {

    /** No call at all. */
    public static final Latencies NONE = new Latencies(new long[0], new long[0]);

    private final long[] values;
    private final long[] counts;
    private final long count;

    private Latencies(long[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
        this.count = Arrays.stream(counts).sum();
    }

    /** The non-empty slots of {@code histogram}. */
    public static Latencies of(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return NONE;
        }
        long[] values = new long[16];
        long[] counts = new long[16];
        int size = 0;
        for (HistogramIterationValue slot : histogram.recordedValues()) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            values[size] = histogram.medianEquivalentValue(slot.getValueIteratedTo());
            counts[size++] = slot.getCountAtValueIteratedTo();
        }
        return new Latencies(Arrays.copyOf(values, size), Arrays.copyOf(counts, size));
    }

    /** The calls of both. */
    public Latencies plus(Latencies other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        long[] allValues = new long[values.length + other.values.length];
        long[] allCounts = new long[allValues.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < values.length || theirs < other.values.length) {
            long next = Math.min(at(values, mine), at(other.values, theirs));
            allValues[size] = next;
            if (at(values, mine) == next) {
                allCounts[size] += counts[mine++];
            }
            if (at(other.values, theirs) == next) {
                allCounts[size] += other.counts[theirs++];
            }
            size++;
        }
        return new Latencies(Arrays.copyOf(allValues, size), Arrays.copyOf(allCounts, size));
    }

    private static long at(long[] values, int index) {
        return index < values.length ? values[index] : Long.MAX_VALUE;
    }

    /** Number of calls. */
    public long count() {
        return count;
    }

    /** Distinct values in nanoseconds, ascending; a copy. */
    public long[] values() {
        return values.clone();
    }

    /** How often each of {@link #values()} occurred; a copy. */
    public long[] counts() {
        return counts.clone();
    }

    /** Mean in nanoseconds, NaN without calls. */
    public double mean() {
        return trimmedMean(0);
    }

    /**
     * Mean in nanoseconds of the calls that remain when the slowest are dropped, NaN without calls.
     *
     * @param dropped share of the calls to drop, at least 0 and less than 1
     */
    public double trimmedMean(double dropped) {
        if (!(dropped >= 0 && dropped < 1)) {
            throw new IllegalArgumentException("dropped share is out of range: " + dropped);
        }
        double kept = count * (1 - dropped);
        double left = kept;
        double sum = 0;
        for (int i = 0; i < values.length && left > 0; i++) {
            double taken = Math.min(left, counts[i]);
            sum += taken * values[i];
            left -= taken;
        }
        return count == 0 ? Double.NaN : sum / kept;
    }

    /**
     * The smallest value that at least the share {@code q} of the calls does not exceed, in nanoseconds; NaN without calls.
     *
     * @param q greater than 0, at most 1
     */
    public double quantile(double q) {
        if (!(q > 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile is out of range: " + q);
        }
        double wanted = q * count;
        long seen = 0;
        for (int i = 0; i < values.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /** Mean and percentiles. */
    public PerCall perCall() {
        return count == 0 ? PerCall.UNKNOWN : new PerCall(mean(), quantile(0.5), quantile(0.95), quantile(0.99), this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies that
                && Arrays.equals(values, that.values)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return count + " calls of " + mean() + " ns";
    }
}
