package dev.culprit.analyzer.samples;

import org.jspecify.annotations.Nullable;

/**
 * Samples and weights of one event by node, while they are added up. As none is negative, no sum is larger than that of all, which alone is
 * guarded. Not thread safe.
 */
final class EventColumns {

    private SampledEvent event;
    private final LongPages samples = new LongPages();

    /** Null while each sample has carried itself and no more, as in formats that only count. */
    private @Nullable LongPages weights;

    private long all;
    private long allWeight;
    private long withoutStack;
    private long withoutStackWeight;
    private long truncated;

    EventColumns(SampledEvent event) {
        this.event = event;
    }

    /** Adds an event that may have another interval: then there is none that is known of all. */
    void add(SampledEvent other) {
        if (other.interval() != event.interval()) {
            event = event.every(0);
        }
    }

    SampledEvent event() {
        return event;
    }

    /** @throws ArithmeticException if all are more than a long holds */
    void add(int node, boolean isTruncated, long count, long weight) {
        addToAll(count, weight);
        if (weights == null && weight != count) {
            weights = samples.copy();
        }
        samples.add(node, count);
        if (weights != null) {
            weights.add(node, weight);
        }
        truncated += isTruncated ? count : 0;
    }

    /** @throws ArithmeticException if all are more than a long holds */
    void addWithoutStack(long count, long weight) {
        addToAll(count, weight);
        withoutStack += count;
        withoutStackWeight += weight;
    }

    private void addToAll(long count, long weight) {
        all = Math.addExact(all, count);
        allWeight = Math.addExact(allWeight, weight);
    }

    boolean isEmpty(int node) {
        return samples.get(node) == 0 && (weights == null || weights.get(node) == 0);
    }

    long samples(int node) {
        return samples.get(node);
    }

    /** Whether any weight is another number than that of its samples. */
    boolean hasWeights() {
        return weights != null;
    }

    long weight(int node) {
        return weights == null ? samples.get(node) : weights.get(node);
    }

    SampleQuality quality() {
        return new SampleQuality(all, withoutStack, withoutStackWeight, truncated);
    }
}
