package dev.culprit.agent.runtime;

/**
 * What instrumented methods call. Every instrumented method calls {@link #enter} once and, on each way out, {@link #exit} with the node it
 * got; it stores the line of each call it makes in {@link CallTreeNode#line} before the call, and calls {@link #resume} first
 * thing in each of its own exception handlers.
 *
 * <p>Concurrency: see the package's contract. In short: no locks, no shared writes, and once a path is known no allocation;
 * two clock reads per call, with as little as possible between them.
 *
 * <p>Nothing but {@link ThreadDeath} ever leaves these methods by an exception.
 */
public final class Probe {

    /** False before the start and after the stop of a recording; a plain field, so that a call costs no more than a load. */
    static boolean recording;

    /** Where there is no recording, or none can be had. */
    static final CallTreeNode IDLE = Recording.NONE.newScratchState().idle;

    static final StatesOfThreads STATES = new StatesOfThreads();

    private Probe() {}

    /**
     * A call of that method begins. The clock is read last.
     *
     * @param methodId as given out by the agent, from 1
     * @return what to pass to {@link #exit} and {@link #resume}; never null
     */
    public static CallTreeNode enter(int methodId) {
        if (!recording) {
            return IDLE;
        }
        ThreadState state = null;
        int cursor = 0;
        try {
            state = STATES.get();
            if (state == null) {
                return Recording.current().enterFirst(methodId);
            }
            cursor = state.cursor;
            CallTreeNode parent = state.nodes[cursor];
            CallTreeNode[] children = parent.children;
            int line = parent.line;
            CallTreeNode child = children[CallPath.slot(methodId, line) & (children.length - 1)];
            if (child == null || child.key != CallPath.key(methodId, line)) {
                return state.enterSlowly(methodId);
            }
            child.count++;
            child.line = 0;
            child.childNanosAtStart = child.childNanos;
            state.cursor = child.index;
            if (child.mode != CallMode.EVERY) {
                return state.enterInMode(child);
            }
            child.startNanos = System.nanoTime();
            return child;
        } catch (Throwable thrown) {
            return Faults.entering(thrown, methodId, state, cursor);
        }
    }

    /**
     * Like {@link #enter}, for static initialisers: these also start at instructions that store no line, so the line is
     * looked up in the stack. Once per class, so the cost does not matter.
     */
    public static CallTreeNode enterInitializer(int methodId) {
        CallTreeNode open = recording ? InitializerCaller.openNode() : null;
        if (open == null) {
            return enter(methodId);
        }
        // The method that set it off goes on with the call that it had announced before.
        int line = open.line;
        InitializerCaller.storeLine();
        CallTreeNode node = enter(methodId);
        open.line = line;
        return node;
    }

    /**
     * The call ends, normally or by an exception. The clock is read first, or not at all: where the call is not timed or not
     * recorded.
     *
     * @param node what {@link #enter} returned
     */
    public static void exit(CallTreeNode node) {
        try {
            long start = node.startNanos;
            if (!CallTreeNode.isTime(start)) {
                node.state.exitUntimed(node);
                return;
            }
            long now = System.nanoTime();
            ThreadState state = node.state;
            Latencies latencies = node.latencies;
            if (state.cursor != node.index || latencies == null) {
                state.exitSlowly(node, now);
                return;
            }
            long total = now - start;
            long inChildren = node.childNanos - node.childNanosAtStart;
            CallTreeNode parent = node.parent;
            node.totalNanos += total;
            node.startNanos = 0;
            parent.childNanos += total;
            state.cursor = parent.index;
            latencies.record(total, inChildren);
            Publication.releaseStores();
        } catch (Throwable thrown) {
            Faults.exiting(thrown, node);
        }
    }

    /**
     * The method has caught an exception: whatever it had called has ended.
     *
     * @param node what {@link #enter} returned
     */
    public static void resume(CallTreeNode node) {
        try {
            ThreadState state = node.state;
            if (state.cursor != node.index) {
                state.resumeSlowly(node, System.nanoTime());
            }
        } catch (Throwable thrown) {
            Faults.resuming(thrown, node);
        }
    }
}
