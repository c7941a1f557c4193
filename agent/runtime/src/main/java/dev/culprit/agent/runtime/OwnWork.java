package dev.culprit.agent.runtime;

/**
 * Keeps work that the agent does on a thread of the application out of the recorded times: the entry times of the calls that are
 * open on it move on by as much, so that neither the call that caused the work nor its callers have taken longer. Clock
 * reads of the current thread only; a snapshot taken meanwhile may miss the time of an open call, never show too much. What it
 * allocates and the CPU time that it takes are kept out likewise, where these are metered.
 */
final class OwnWork {

    private OwnWork() {}

    /**
     * What to pass to {@link #end}: the time now, in nanoseconds, on a clock that stands still during such work on this thread and
     * during calls that begin meanwhile, as when a class loader of the application is asked something.
     */
    static long begin() {
        ThreadState state = Probe.STATES.get();
        MeteredProbe.beginOwnWork(state);
        return System.nanoTime() - notOurs(state);
    }

    /** Excludes the time since {@code begun}, less that of such work and of calls within it; gives it in nanoseconds. */
    static long end(long begun) {
        ThreadState state = Probe.STATES.get();
        long nanos = Math.max(0, System.nanoTime() - notOurs(state) - begun);
        if (state != null && state.cursor != 0) {
            exclude(nanos, state, 0);
            state.excludedNanos += nanos;
            if (state.context != null && state.context.own) {
                state.context.test.standStill(nanos);
            }
            Publication.releaseStores();
        }
        MeteredProbe.endOwnWork(state);
        return nanos;
    }

    /** Grows by what is counted elsewhere: the innermost open call is the same at the begin and at the end. */
    private static long notOurs(ThreadState state) {
        return state == null ? 0 : state.excludedNanos + state.nodes[state.cursor].childNanos;
    }

    /** The calls that are open on the current thread, below that row, have not taken that time. */
    static void exclude(long nanos, ThreadState state, int base) {
        for (CallTreeNode node = state.nodes[state.cursor]; node.index != base; node = node.parent) {
            if (CallTreeNode.isTime(node.startNanos)) {
                node.startNanos += nanos;
            }
        }
    }
}
