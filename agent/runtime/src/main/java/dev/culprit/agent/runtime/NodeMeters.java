package dev.culprit.agent.runtime;

/** What the calls along one path used besides time. Written like its {@link CallTreeNode}; made when meters are on. */
final class NodeMeters {

    /** No activation is open that was metered from its start. */
    static final long CLOSED = Long.MIN_VALUE;

    /** Reading at the entry of the open activation, or {@link #CLOSED}. */
    long bytesAtStart = CLOSED;

    /** Bytes allocated by the ended calls themselves, callees excluded. */
    long ownBytes;

    /** Bytes allocated by the ended calls one level below, with their callees. */
    long childBytes;

    private long childBytesAtStart;

    /** The same four of CPU time, in nanoseconds. */
    long cpuAtStart = CLOSED;

    long ownCpu;
    long childCpu;
    private long childCpuAtStart;

    void beginBytes(long reading) {
        childBytesAtStart = childBytes;
        bytesAtStart = reading;
    }

    void endBytes(long reading, NodeMeters parent) {
        long total = reading - bytesAtStart;
        bytesAtStart = CLOSED;
        ownBytes += Math.max(0, total - (childBytes - childBytesAtStart));
        if (parent != null) {
            parent.childBytes += total;
        }
    }

    void beginCpu(long reading) {
        childCpuAtStart = childCpu;
        cpuAtStart = reading;
    }

    void endCpu(long reading, NodeMeters parent) {
        long total = reading - cpuAtStart;
        cpuAtStart = CLOSED;
        ownCpu += Math.max(0, total - (childCpu - childCpuAtStart));
        if (parent != null) {
            parent.childCpu += total;
        }
    }

    /** Without a reading: of that activation only what its callees use is known. */
    void beginCpuUnread() {
        childCpuAtStart = childCpu;
    }

    /** What the callees used is not the caller's own, even where nobody knows what the activation between them used. */
    void endCpuUnread(NodeMeters parent) {
        if (parent != null) {
            parent.childCpu += childCpu - childCpuAtStart;
        }
    }

    /** The open activation cannot be metered. */
    void close() {
        bytesAtStart = CLOSED;
        cpuAtStart = CLOSED;
    }
}
