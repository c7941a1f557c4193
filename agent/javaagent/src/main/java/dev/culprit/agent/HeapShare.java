package dev.culprit.agent;

/**
 * Keeps the recording's memory in proportion to the heap: it lives in the application's, and a program that recurses at random
 * fills whatever limit it is given. At the defaults both limits apply in full from a heap of 1 GB on.
 */
final class HeapShare {

    /**
     * Bytes of heap for each node. A node takes 130 with its share of tables, and about 256 while a snapshot is put together and
     * written (a million nodes: the JVM needs 256 MB, and dies with 128), so this is a quarter of the heap at worst.
     */
    private static final long HEAP_PER_NODE = 1024;

    /** Latency counts take twice their size while they are merged. */
    private static final long HEAP_PER_LATENCY_BYTE = 16;

    private final long maxHeapBytes;

    /** @param maxHeapBytes what the heap can grow to */
    HeapShare(long maxHeapBytes) {
        this.maxHeapBytes = maxHeapBytes;
    }

    long nodes(long asked) {
        return Math.max(1, Math.min(asked, maxHeapBytes / HEAP_PER_NODE));
    }

    long latencyBytes(long asked) {
        return Math.min(asked, maxHeapBytes / HEAP_PER_LATENCY_BYTE);
    }
}
