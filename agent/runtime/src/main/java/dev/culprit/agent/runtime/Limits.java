package dev.culprit.agent.runtime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory a recording may take, and how much it has taken. Thread safe; asked only when something is made, never per
 * call.
 */
final class Limits {

    final int maxDepth;
    private final long maxNodes;
    private final long maxLatencyBytes;
    private final AtomicLong nodes = new AtomicLong();
    private final AtomicLong latencyBytes = new AtomicLong();

    /**
     * @param maxNodes most tree nodes of all threads together, not counting one {@code [truncated]} node for each
     * @param maxDepth most nested calls recorded
     * @param maxLatencyBytes most memory for latency counts
     */
    Limits(long maxNodes, int maxDepth, long maxLatencyBytes) {
        this.maxNodes = maxNodes;
        this.maxDepth = maxDepth;
        this.maxLatencyBytes = maxLatencyBytes;
    }

    /**
     * Paths with a recursion in them get half of the nodes: their number grows with a power of the depth, so that one naive
     * recursion would leave none for the rest of the program.
     */
    boolean reserveNode(boolean recursive) {
        long limit = recursive ? maxNodes - maxNodes / 2 : maxNodes;
        // Asked once per call when none is left: then without a write that threads would contend for.
        if (nodes.get() >= limit) {
            return false;
        }
        if (nodes.incrementAndGet() <= limit) {
            return true;
        }
        nodes.decrementAndGet();
        return false;
    }

    /** Whether there is no node left for any path. */
    boolean isFull() {
        return nodes.get() >= maxNodes;
    }

    /** Whether fewer nodes than one part of {@code parts} are in use. */
    boolean hasFree(int parts) {
        return nodes.get() < maxNodes / parts;
    }

    void releaseNodes(long count) {
        nodes.addAndGet(-count);
    }

    /** A share is kept for latencies per function, which come into play when those per call edge no longer fit. */
    boolean reserveEdgeBytes(long bytes) {
        return reserve(bytes, maxLatencyBytes - maxLatencyBytes / 4);
    }

    boolean reserveLatencyBytes(long bytes) {
        return reserve(bytes, maxLatencyBytes);
    }

    void releaseLatencyBytes(long bytes) {
        latencyBytes.addAndGet(-bytes);
    }

    private boolean reserve(long bytes, long limit) {
        if (latencyBytes.addAndGet(bytes) <= limit) {
            return true;
        }
        latencyBytes.addAndGet(-bytes);
        return false;
    }

    long nodes() {
        return nodes.get();
    }

    long latencyBytes() {
        return latencyBytes.get();
    }
}
