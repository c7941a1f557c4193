package dev.culprit.agent.runtime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What went wrong inside probes. The first error of a kind that points to a mistake of ours turns the function's probing off;
 * running out of stack or memory does not, as that is the application's doing and passes. Thread safe.
 */
final class Faults {

    /** By name, as the class is going away; then null. */
    private static final Class<?> THREAD_DEATH = threadDeathClass();

    private final Recording recording;
    private final AtomicLong suppressed = new AtomicLong();

    private volatile String firstError;

    /** One bit per method id; replaced, never changed. */
    private volatile long[] disabled = new long[0];

    Faults(Recording recording) {
        this.recording = recording;
    }

    /** Leaves the thread where it was before the failed {@link Probe#enter}; the call goes unrecorded. */
    static CallTreeNode entering(Throwable thrown, int methodId, ThreadState state, int cursor) {
        if (state != null) {
            if (state.nodes[state.cursor].depth > state.nodes[cursor].depth) {
                state.nodes[state.cursor].startNanos = 0;
                state.cursor = cursor;
            } else if (thrown instanceof StackOverflowError) {
                state.outOfStackCalls++;
            }
        }
        try {
            Faults faults = state == null ? Recording.current().faults : state.recording.faults;
            faults.note(thrown, methodId);
        } catch (Throwable nested) {
            rethrowThreadDeath(nested);
        }
        rethrowThreadDeath(thrown);
        return state == null ? Probe.IDLE : state.idle;
    }

    /** The call goes on, with a line that may be wrong. */
    static void withoutLine(Throwable thrown, ThreadState state) {
        try {
            Faults faults = state == null ? Recording.current().faults : state.recording.faults;
            faults.count(thrown, 0);
        } catch (Throwable nested) {
            rethrowThreadDeath(nested);
        }
        rethrowThreadDeath(thrown);
    }

    /** The call has ended, though its probe failed: left open, an outermost call would get all that its thread does later. */
    static void exiting(Throwable thrown, CallTreeNode node) {
        try {
            node.state.abandonFrom(node);
        } catch (Throwable nested) {
            rethrowThreadDeath(nested);
        }
        resuming(thrown, node);
    }

    static void resuming(Throwable thrown, CallTreeNode node) {
        try {
            node.state.recording.faults.note(thrown, node.methodId());
        } catch (Throwable nested) {
            rethrowThreadDeath(nested);
        }
        rethrowThreadDeath(thrown);
    }

    /** {@code Thread.stop} of Java 17 is the application's own wish, and no error. */
    static void rethrowThreadDeath(Throwable thrown) {
        if (isThreadDeath(thrown)) {
            throw (Error) thrown;
        }
    }

    /** Without a name to look up: that takes memory, of which there may be none left. */
    private static boolean isThreadDeath(Throwable thrown) {
        return thrown.getClass() == THREAD_DEATH;
    }

    private static Class<?> threadDeathClass() {
        try {
            return Class.forName("java.lang.ThreadDeath");
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** A test began or ended otherwise than it is recorded. */
    static void inContext(Throwable thrown) {
        try {
            Recording.current().faults.count(thrown, 0);
        } catch (Throwable nested) {
            rethrowThreadDeath(nested);
        }
        rethrowThreadDeath(thrown);
    }

    private void note(Throwable thrown, int methodId) {
        count(thrown, methodId);
        boolean ours = !(thrown instanceof VirtualMachineError) && !isThreadDeath(thrown);
        if (ours && methodId > 0) {
            disable(methodId);
        }
    }

    private void count(Throwable thrown, int methodId) {
        if (thrown instanceof StackOverflowError || isThreadDeath(thrown)) {
            return;
        }
        suppressed.incrementAndGet();
        if (firstError == null) {
            firstError = describe(thrown, "in the probe of method " + methodId);
        }
    }

    /** What a thread has recorded that has ended could not be taken over, or not all of it; even for want of stack that is a loss. */
    void merging(Throwable thrown) {
        try {
            suppressed.incrementAndGet();
            if (firstError == null) {
                firstError = describe(
                        thrown,
                        "while what an ended thread had recorded was taken over: calls or latencies of it are missing");
            }
        } catch (Throwable nested) {
            rethrowThreadDeath(nested);
        }
        rethrowThreadDeath(thrown);
    }

    /** Without asking for the stack of want of memory: the JDK's classes for stacks would be initialised on a full heap, and broken for good. */
    private static String describe(Throwable thrown, String where) {
        StackTraceElement[] trace =
                thrown instanceof VirtualMachineError ? new StackTraceElement[0] : thrown.getStackTrace();
        return thrown + (trace.length == 0 ? "" : " at " + trace[0]) + ' ' + where;
    }

    /** Turns that function's probing off, for good and for all threads. */
    synchronized void disable(int methodId) {
        int word = methodId >>> 6;
        long[] bits = new long[Math.max(disabled.length, word + 1)];
        System.arraycopy(disabled, 0, bits, 0, disabled.length);
        bits[word] |= 1L << methodId;
        disabled = bits;
        recording.hide(methodId);
    }

    boolean isDisabled(int methodId) {
        long[] bits = disabled;
        int word = methodId >>> 6;
        return word < bits.length && (bits[word] & 1L << methodId) != 0;
    }

    long suppressed() {
        return suppressed.get();
    }

    String firstError() {
        return firstError;
    }
}
