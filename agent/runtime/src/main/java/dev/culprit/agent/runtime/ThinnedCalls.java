package dev.culprit.agent.runtime;

/** What a node has recorded since not every call along its path is timed. Written by the node's own thread only. */
final class ThinnedCalls {

    /** {@link CallTreeNode#count} when that began. */
    final long callsBefore;

    /** Calls since then that were timed and have ended. */
    long sampled;

    /** Own time in nanoseconds of {@link #sampled}. */
    long sampledSelfNanos;

    ThinnedCalls(long callsBefore) {
        this.callsBefore = callsBefore;
    }

    void add(long selfNanos) {
        sampled++;
        sampledSelfNanos += selfNanos;
    }
}
