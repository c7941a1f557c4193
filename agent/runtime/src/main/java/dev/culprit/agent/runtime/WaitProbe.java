package dev.culprit.agent.runtime;

/**
 * What instrumented methods call around a call that may block, in the place of a probe inside the method that blocks: that one
 * belongs to the JDK or a library. A wait is a node like any other, below the method that waits; besides, each one of some length goes
 * into the {@link WaitLog}.
 *
 * <p>No handler stands around the call: a wait that an exception ends is closed by the next {@link Probe#resume} or {@link Probe#exit} of
 * the method that waited, which its own handlers call first thing.
 */
public final class WaitProbe {

    private WaitProbe() {}

    /**
     * A call of that method is about to be made.
     *
     * @param methodId that of the method that may block
     * @return what to pass to {@link #exit}; never null
     */
    public static CallTreeNode enter(int methodId) {
        CallTreeNode node = MeteredProbe.isOn() ? MeteredProbe.enter(methodId) : Probe.enter(methodId);
        // Neither what stands for nothing nor what stands for calls beyond a limit is marked.
        if (!node.wait && node.parent != null && node.methodId() == methodId) {
            node.wait = true;
        }
        return node;
    }

    /** The call has returned. */
    public static void exit(CallTreeNode node) {
        long start = node.startNanos;
        long before = node.totalNanos;
        if (MeteredProbe.isOn()) {
            MeteredProbe.exit(node);
        } else {
            Probe.exit(node);
        }
        long nanos = node.totalNanos - before;
        if (nanos >= WaitLog.SHORTEST_NANOS && node.wait) {
            ended(node, start, nanos);
        }
    }

    /** Notes a wait that has ended just now, if it is long enough and its time is known. */
    static void ended(CallTreeNode node, long start, long nanos) {
        try {
            // The state of a virtual thread's outermost call is already another's.
            boolean lent = node.state.borrowed && node.parent.index == 0;
            if (CallTreeNode.isTime(start) && nanos - node.inChildren() >= WaitLog.SHORTEST_NANOS && !lent) {
                node.state.recording.waits.add(node, start, nanos);
            }
        } catch (Throwable thrown) {
            Faults.withoutLine(thrown, node.state);
        }
    }
}
