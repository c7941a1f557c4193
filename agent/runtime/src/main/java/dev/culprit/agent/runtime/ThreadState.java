package dev.culprit.agent.runtime;

/**
 * The calling context tree of one thread and where the thread is in it. Written by that thread only, or, for virtual
 * threads, by the one that has borrowed it; the package's contract says what others may read.
 */
final class ThreadState extends ThreadStateFields {

    @SuppressWarnings("unused")
    private long a, b, c, d, e, f, g, h;

    final Recording recording;
    final Limits limits;
    final EdgeTable edges;
    final String group;

    /** To be returned to {@link VirtualThreads} when its outermost call ends. */
    final boolean borrowed;

    /** Calls that found no room on the stack for their probe; a field, as there is no room for a call either. */
    long outOfStackCalls;

    /** Bytes that probes themselves have allocated, where allocation is metered. */
    long skippedBytes;

    /** {@link #size} when a metered call last began: a difference tells that there is a new path. */
    int meteredSize;

    /** Rows that no limit counts, as they stand for what is beyond it. */
    int truncatedRows;

    /** What calls get that are not recorded. */
    final CallTreeNode idle;

    ThreadState(Recording recording, Limits limits, String group, boolean borrowed) {
        this.recording = recording;
        this.limits = limits;
        this.group = group;
        this.borrowed = borrowed;
        edges = new EdgeTable(limits);
        idle = CallTreeNode.idle(this);
        nodes = new CallTreeNode[16];
        nodes[0] = new CallTreeNode(this, null, 0, 0, 0);
        size = 1;
    }

    /** What {@link Probe#enter} does when the path is new or needs a decision. */
    CallTreeNode enterSlowly(int methodId) {
        CallTreeNode parent = nodes[cursor];
        if (recording.faults.isDisabled(methodId)) {
            return idle;
        }
        if (parent.isTruncated()) {
            parent.count++;
            return idle;
        }
        CallTreeNode child = parent.child(methodId, parent.line);
        if (child == null && LeftConstructors.close(this)) {
            // Once more, from where the thread really is.
            return Probe.enter(methodId);
        }
        if (child == null) {
            child = newChild(parent, methodId);
        }
        child.count++;
        child.line = 0;
        child.childNanosAtStart = child.childNanos;
        cursor = child.index;
        child.startNanos = System.nanoTime();
        return child;
    }

    private CallTreeNode newChild(CallTreeNode parent, int methodId) {
        if (parent.depth < limits.maxDepth && reserveNode(parent.leadsToRecursion(methodId))) {
            return addChild(parent, methodId, parent.line);
        }
        CallTreeNode truncated = parent.child(0, 0);
        return truncated != null ? truncated : addChild(parent, 0, 0);
    }

    /** When none is left, threads that have ended since the last sweep may give some back. */
    private boolean reserveNode(boolean recursive) {
        return limits.reserveNode(recursive)
                || recording.platformThreads.sweepForRoom() && limits.reserveNode(recursive);
    }

    /** All that can fail for want of memory comes before the first change of the tree. */
    private CallTreeNode addChild(CallTreeNode parent, int methodId, int callLine) {
        parent.reserveChild(methodId, callLine);
        reserveRow();
        CallTreeNode child = new CallTreeNode(this, parent, size, methodId, callLine);
        // Even where it is truncated, the outermost call of a virtual thread must give the state back.
        if (!(borrowed && parent.index == 0)) {
            child.latencies = latenciesOf(child);
        }
        truncatedRows += methodId == 0 ? 1 : 0;
        nodes[size] = child;
        Publication.releaseStores();
        size++;
        parent.link(child);
        return child;
    }

    /** Rows that were taken from the limit. */
    int reservedRows() {
        return size - 1 - truncatedRows;
    }

    private void reserveRow() {
        if (size == nodes.length) {
            CallTreeNode[] grown = new CallTreeNode[2 * size];
            System.arraycopy(nodes, 0, grown, 0, size);
            Publication.releaseStores();
            nodes = grown;
        }
    }

    private Latencies latenciesOf(CallTreeNode node) {
        return node.methodId() == 0
                ? edges.ignored
                : edges.of(node.parent.methodId(), node.callLine(), node.methodId());
    }

    /** What {@link Probe#exit} does when the node is not the innermost open one, or the state has to be given back. */
    void exitSlowly(CallTreeNode node, long now) {
        if (!node.isOpen()) {
            return;
        }
        closeCallsBelow(node, now);
        close(node, now);
        Publication.releaseStores();
        if (borrowed && cursor == 0) {
            recording.virtualThreads.giveBack(this);
        }
    }

    /**
     * What {@link Probe#resume} does when calls below that node were left without a probe noticing: for instance a
     * constructor whose {@code super(...)} threw, which no handler can catch.
     */
    void resumeSlowly(CallTreeNode node, long now) {
        if (node.isOpen()) {
            closeCallsBelow(node, now);
            Publication.releaseStores();
        }
    }

    private void closeCallsBelow(CallTreeNode node, long now) {
        while (cursor != node.index) {
            close(nodes[cursor], now);
        }
    }

    /** Closes a call that ended nobody knows when: all that is known of its time is that of its callees. */
    void abandon(CallTreeNode node) {
        long inChildren = node.childNanos - node.childNanosAtStart;
        node.totalNanos += inChildren;
        node.startNanos = 0;
        node.parent.childNanos += inChildren;
        cursor = node.parent.index;
        if (node.latencies != null) {
            node.latencies.unrecorded++;
        }
        Publication.releaseStores();
    }

    private void close(CallTreeNode node, long now) {
        long total = now - node.startNanos;
        long inChildren = node.childNanos - node.childNanosAtStart;
        node.totalNanos += total;
        node.startNanos = 0;
        node.parent.childNanos += total;
        cursor = node.parent.index;
        Latencies latencies = node.latencies;
        if (latencies == null) {
            latencies = latenciesOf(node);
        }
        latencies.record(total, inChildren);
    }
}
