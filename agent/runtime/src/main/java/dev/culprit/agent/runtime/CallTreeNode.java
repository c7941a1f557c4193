package dev.culprit.agent.runtime;

/**
 * One call path of one thread: what was recorded of the calls along it, and the one activation that may be open. Written by
 * its own thread only, with plain stores; see the package's contract for what other threads may read.
 */
public final class CallTreeNode extends CallPath {

    /**
     * Line of the call that the method is making now; instrumented code stores it before each call. 0 from the entry to the
     * first such call: a call that the JVM makes itself then has no line rather than one of an earlier activation.
     */
    public int line;

    /** {@link #startNanos} of an open activation that is not timed. */
    static final long UNTIMED = 1;

    /** {@link System#nanoTime} at the entry of the open activation, {@link #UNTIMED} if nobody asked, 0 when none is open. */
    long startNanos;

    /** Calls begun. */
    long count;

    /** Time in nanoseconds of the calls that ended, their instrumented callees included. */
    long totalNanos;

    /** Time in nanoseconds of the ended calls one level below. */
    long childNanos;

    /** {@link #childNanos} at the entry of the open activation: the difference is that activation's own callees. */
    long childNanosAtStart;

    CallTreeNode(ThreadState state, CallTreeNode parent, int index, int methodId, int callLine) {
        super(state, parent, index, key(methodId, callLine));
    }

    /** A node whose probes do nothing; one for each state, as instrumented code writes its {@link #line}. */
    static CallTreeNode idle(ThreadState state) {
        return new CallTreeNode(state, null, -1, 0, 0);
    }

    boolean isOpen() {
        return startNanos != 0;
    }

    /** Whether that start says when: true for all but 0 and {@link #UNTIMED}, by one comparison. */
    static boolean isTime(long startNanos) {
        return startNanos >>> 1 != 0;
    }

    /** Time in nanoseconds that the open activation's ended callees took. */
    long inChildren() {
        return childNanos - childNanosAtStart;
    }

    /** From the next call on. An allocation that fails changes nothing. */
    void setMode(int newMode) {
        if (newMode != CallMode.EVERY && thinned == null) {
            thinned = new ThinnedCalls(count);
            latencies = null;
        }
        mode = newMode;
    }
}
