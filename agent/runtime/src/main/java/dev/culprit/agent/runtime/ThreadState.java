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
    final FunctionModes modes;
    final EdgeTable edges;
    final String group;

    /** To be returned to {@link VirtualThreads} when its outermost call ends. */
    final boolean borrowed;

    /** Calls that found no room on the stack for their probe; a field, as there is no room for a call either. */
    long outOfStackCalls;

    /** Bytes that probes themselves have allocated, where allocation is metered. */
    long skippedBytes;

    /** CPU time in nanoseconds of {@link OwnWork}, where CPU time is metered. */
    long skippedCpu;

    /** How deep the thread is in {@link OwnWork}, and the meters when it began. */
    int ownWorkDepth;

    long bytesAtOwnWork;
    long cpuAtOwnWork;

    /** {@link #size} when a metered call last began: a difference tells that there is a new path. */
    int meteredSize;

    /** Time in nanoseconds that {@link OwnWork} has kept out of this thread's calls. */
    long excludedNanos;

    /** In {@link WaitLog}: which thread this is, or -1. */
    int lane = -1;

    /** In {@link LoggedPaths}, and guarded by them: the row of each node, shifted by one; 0 for none. */
    int[] loggedRows = new int[0];

    /** {@link ThreadLooks}'s: the wait that its last look has found, by the start of the open call and the line in it. */
    long seenStart;

    int seenLine;

    /** Rows that no limit counts, as they stand for what is beyond it. */
    int truncatedRows;

    /** The innermost test or task that is open on the thread, or null. */
    OpenContext context;

    /** Where the thread handed over a task last, or null. */
    HandOver lastHandOver;

    /** What calls get that are not recorded. */
    final CallTreeNode idle;

    ThreadState(Recording recording, Limits limits, FunctionModes modes, String group, boolean borrowed) {
        this.recording = recording;
        this.limits = limits;
        this.modes = modes;
        this.group = group;
        this.borrowed = borrowed;
        edges = new EdgeTable(limits);
        idle = CallTreeNode.idle(this);
        random = recording.nextSeed();
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
        if (child == null) {
            child = showChild(parent, methodId);
        }
        if (child == null && LeftConstructors.close(this, methodId)) {
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
        return enterInMode(child);
    }

    /** The end of {@link Probe#enter} in a mode that may do without the clock. */
    CallTreeNode enterInMode(CallTreeNode child) {
        int mode = child.mode;
        if (mode != CallMode.EVERY) {
            random = CallMode.next(random);
            if (!CallMode.isTimed(mode, random)) {
                child.startNanos = CallTreeNode.UNTIMED;
                return child;
            }
        }
        child.startNanos = System.nanoTime();
        return child;
    }

    /** A child that was hidden because its mode is to change. */
    private CallTreeNode showChild(CallTreeNode parent, int methodId) {
        CallTreeNode child = parent.hiddenChild(methodId, parent.line);
        if (child == null) {
            return null;
        }
        child.setMode(modes.of(methodId));
        child.show();
        Publication.allInOrder();
        if (recording.faults.isDisabled(methodId) || child.mode != modes.of(methodId)) {
            // Somebody wanted it hidden again meanwhile.
            child.hide();
        }
        return child;
    }

    private CallTreeNode newChild(CallTreeNode parent, int methodId) {
        if (parent.depth < limits.maxDepth && reserveNodeOfCall(parent, methodId)) {
            return addChild(parent, methodId, parent.line);
        }
        return truncatedChild(parent);
    }

    /** Bytes of a sweep are taken out once: with all others that the probe allocates on a new path. */
    private boolean reserveNodeOfCall(CallTreeNode parent, int methodId) {
        long skippedBefore = skippedBytes;
        // Where the tree is full, each call comes here: the way to the root, to look for a recursion, would be for
        // nothing.
        boolean possible = !limits.isFull() || recording.platformThreads.sweepForRoom();
        boolean reserved = possible && reserveNode(parent.leadsToRecursion(methodId));
        if (skippedBytes != skippedBefore) {
            skippedBytes = skippedBefore;
            meteredSize = -1;
        }
        return reserved;
    }

    private CallTreeNode truncatedChild(CallTreeNode parent) {
        CallTreeNode truncated = parent.child(0, 0);
        return truncated != null ? truncated : addChild(parent, 0, 0);
    }

    /**
     * Opens a frame that stands for no function, below the innermost open one.
     *
     * @param counted whether it counts as a call
     * @return the frame's node; one that stands for nothing where the tree is full
     */
    CallTreeNode enterFrame(int methodId, boolean counted, long now) {
        CallTreeNode parent = nodes[cursor];
        if (parent.isTruncated()) {
            return idle;
        }
        CallTreeNode child = parent.child(methodId, 0);
        if (child == null) {
            child = newFrame(parent, methodId);
        }
        child.count += counted || child.isTruncated() ? 1 : 0;
        child.line = 0;
        child.childNanosAtStart = child.childNanos;
        cursor = child.index;
        child.startNanos = now;
        MeteredProbe.beginFrame(child);
        return child;
    }

    private CallTreeNode newFrame(CallTreeNode parent, int methodId) {
        if (parent.depth >= limits.maxDepth || !reserveNode(false)) {
            return truncatedChild(parent);
        }
        parent.reserveChild(methodId, 0);
        reserveRow();
        CallTreeNode child = new CallTreeNode(this, parent, size, methodId, 0);
        child.frame = true;
        child.latencies = edges.ignored;
        add(child);
        return child;
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
        child.setMode(modes.of(methodId));
        // Even where it is truncated, the outermost call of a virtual thread must give the state back.
        if (child.mode == CallMode.EVERY && !(borrowed && (parent.index == 0 || parent.frame))) {
            child.latencies = latenciesOf(child);
        }
        truncatedRows += methodId == 0 ? 1 : 0;
        add(child);
        return child;
    }

    private void add(CallTreeNode child) {
        nodes[size] = child;
        Publication.releaseStores();
        size++;
        child.parent.link(child);
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

    /** What {@link Probe#exit} does when no clock is needed: the call is untimed, or there is nothing to end. */
    void exitUntimed(CallTreeNode node) {
        CallTreeNode parent = node.parent;
        if (!node.isOpen()) {
            return;
        }
        if (cursor != node.index || parent.index == 0 || parent.frame) {
            exitSlowly(node, cursor == node.index ? 0 : System.nanoTime());
            return;
        }
        long inChildren = node.inChildren();
        if (inChildren != 0) {
            node.totalNanos += inChildren;
            parent.childNanos += inChildren;
        }
        node.startNanos = 0;
        cursor = parent.index;
        Publication.releaseStores();
    }

    /** What {@link Probe#exit} does when the node is not the innermost open one, or the state has to be given back. */
    void exitSlowly(CallTreeNode node, long now) {
        if (!node.isOpen()) {
            return;
        }
        closeCallsBelow(node, now);
        close(node, now);
        Publication.releaseStores();
        giveBackIfIdle(now);
    }

    /** A virtual thread that is outside all calls, tests and tasks needs its state no longer. */
    void giveBackIfIdle(long now) {
        if (!borrowed) {
            return;
        }
        if (context != null && context.endsWhenIdle == cursor) {
            TestContexts.close(context, now);
            Publication.releaseStores();
        }
        if (cursor == 0 && context == null) {
            recording.virtualThreads.giveBack(this);
        }
    }

    /** Ends the innermost open call or frame. */
    void closeInnermost(long now) {
        CallTreeNode node = nodes[cursor];
        if (node.frame) {
            MeteredProbe.endFrame(node);
        }
        close(node, now);
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

    /** A test whose end nobody told, as the framework failed, ends with the call that it began in. */
    private void closeCallsBelow(CallTreeNode node, long now) {
        while (context != null && !isOnTheWayOut(node)) {
            TestContexts.close(context, now);
        }
        while (cursor != node.index) {
            CallTreeNode left = nodes[cursor];
            long start = left.startNanos;
            close(left, now);
            if (left.wait) {
                WaitProbe.ended(left, start, now - start);
            }
        }
    }

    private boolean isOnTheWayOut(CallTreeNode node) {
        CallPath open = nodes[cursor];
        while (open != node && open.parent != null) {
            open = open.parent;
        }
        return open == node;
    }

    /** Closes a call that ended nobody knows when: all that is known of its time is that of its callees. */
    void abandon(CallTreeNode node) {
        long inChildren = node.inChildren();
        node.totalNanos += inChildren;
        node.startNanos = 0;
        node.parent.childNanos += inChildren;
        cursor = node.parent.index;
        if (node.latencies != null) {
            node.latencies.unrecorded++;
        }
        Publication.releaseStores();
    }

    /** What is done when {@link Probe#exit} of that node has failed. */
    void abandonFrom(CallTreeNode node) {
        if (!node.isOpen()) {
            return;
        }
        while (context != null && !isOnTheWayOut(node)) {
            TestContexts.close(context, context.since);
        }
        while (cursor != node.index) {
            abandon(nodes[cursor]);
        }
        abandon(node);
        giveBackIfIdle(System.nanoTime());
    }

    private void close(CallTreeNode node, long now) {
        long inChildren = node.inChildren();
        boolean timed = CallTreeNode.isTime(node.startNanos);
        // The own time of an untimed call stays in its caller's own time.
        long total = timed ? now - node.startNanos : inChildren;
        node.totalNanos += total;
        node.startNanos = 0;
        node.parent.childNanos += total;
        cursor = node.parent.index;
        if (timed) {
            record(node, total, inChildren);
        }
    }

    private void record(CallTreeNode node, long total, long inChildren) {
        if (node.thinned != null) {
            node.thinned.add(total - inChildren);
        }
        Latencies latencies = node.latencies != null ? node.latencies : latenciesOf(node);
        latencies.record(total, inChildren, CallMode.weight(node.mode));
    }
}
