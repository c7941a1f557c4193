package dev.culprit.analyzer.samples;

import java.util.Arrays;

/** Samples and weights of one event by node, while they are added up. Not thread safe. */
final class EventColumns {

    private final SampledEvent event;
    private long[] samples = new long[256];
    private long[] weights = new long[256];
    private long all;
    private long withoutStack;
    private long withoutStackWeight;
    private long truncated;

    EventColumns(SampledEvent event) {
        this.event = event;
    }

    SampledEvent event() {
        return event;
    }

    void add(int node, boolean isTruncated, long count, long weight) {
        if (node >= samples.length) {
            int length = Math.max(node + 1, samples.length + (samples.length >> 1));
            samples = Arrays.copyOf(samples, length);
            weights = Arrays.copyOf(weights, length);
        }
        samples[node] += count;
        weights[node] += weight;
        all += count;
        truncated += isTruncated ? count : 0;
    }

    void addWithoutStack(long count, long weight) {
        all += count;
        withoutStack += count;
        withoutStackWeight += weight;
    }

    boolean isEmpty(int node) {
        return node >= samples.length || samples[node] == 0 && weights[node] == 0;
    }

    /** The first {@code size} entries. */
    long[] samples(int size) {
        return Arrays.copyOf(samples, size);
    }

    /** The first {@code size} entries. */
    long[] weights(int size) {
        return Arrays.copyOf(weights, size);
    }

    SampleQuality quality() {
        return new SampleQuality(all, withoutStack, withoutStackWeight, truncated);
    }
}
