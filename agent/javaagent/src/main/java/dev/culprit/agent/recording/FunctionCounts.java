package dev.culprit.agent.recording;

import dev.culprit.agent.runtime.LatencyCounts;
import java.util.Arrays;

/** Latency counts of one function, summed over its call edges. Not thread safe. */
final class FunctionCounts {

    private long[] leaf = {};
    private long[] total = {};
    private long[] self = {};

    void add(LatencyCounts counts) {
        leaf = sum(leaf, counts.leaf);
        total = sum(total, counts.total);
        self = sum(self, counts.self);
    }

    /** Calls without instrumented children: their total is their self time. */
    long[] leaf() {
        return leaf;
    }

    long[] total() {
        return total;
    }

    long[] self() {
        return self;
    }

    private static long[] sum(long[] into, long[] counts) {
        long[] result = counts.length > into.length ? Arrays.copyOf(into, counts.length) : into;
        for (int i = 0; i < counts.length; i++) {
            result[i] += counts[i];
        }
        return result;
    }
}
