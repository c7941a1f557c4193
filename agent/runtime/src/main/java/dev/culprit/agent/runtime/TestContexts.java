package dev.culprit.agent.runtime;

/**
 * Begins and ends tests on the current thread. Nothing but {@link ThreadDeath} leaves these methods by an exception; without a
 * recording they do nothing.
 */
public final class TestContexts {

    /** The part of all tree nodes that may be in use before tests have to share frames. */
    private static final int OWN_TREE_SHARE = 4;

    private TestContexts() {}

    /** Nanoseconds since the start of the recording. */
    public static long elapsedNanos() {
        return System.nanoTime() - Recording.current().startNanos;
    }

    /** Whether another test may have a frame of its own. */
    public static boolean hasRoomForOwnTree() {
        return Recording.current().limits.hasFree(OWN_TREE_SHARE);
    }

    /**
     * Begins that context on the current thread, which is its own. The clock is read last.
     *
     * @return what to pass to {@link #end}; null if there is none
     */
    public static Object begin(TestContext test) {
        try {
            test.begin(System.nanoTime());
            if (!Probe.recording) {
                return null;
            }
            ThreadState state = Recording.current().attach();
            OpenContext outer = state == null ? null : state.context;
            if (outer != null && outer.own && outer.test.ofClass && outer.test.phase() == TestContext.SETUP) {
                switchPhase(outer, TestContext.TEARDOWN, System.nanoTime());
            }
            long now = System.nanoTime();
            test.begin(now);
            return state == null ? null : open(state, test, true, now);
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
            return null;
        }
    }

    /**
     * Opens the frames of a context on the current thread, which does something for it. They count no call, and how long they are open is
     * no part of the test's phases. Same exit: {@link #end}.
     */
    public static Object beginElsewhere(TestContext test) {
        try {
            if (!Probe.recording) {
                return null;
            }
            ThreadState state = Recording.current().attach();
            return state == null ? null : open(state, test, false, System.nanoTime());
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
            return null;
        }
    }

    private static OpenContext open(ThreadState state, TestContext test, boolean own, long now) {
        OpenContext context = new OpenContext(state, test, own, 0, now);
        state.context = context;
        context.openFrames(test.phase());
        Publication.releaseStores();
        return context;
    }

    /**
     * Ends it, on the thread on which it began, with all that is still open inside it. The clock is read first.
     *
     * @param test as given to {@code begin}
     * @param begun what that returned
     */
    public static void end(TestContext test, Object begun) {
        long now = System.nanoTime();
        try {
            OpenContext context = (OpenContext) begun;
            if (context == null || Probe.STATES.get() != context.state || !isOpen(context)) {
                test.end(now);
                return;
            }
            while (context.state.context != context) {
                close(context.state.context, now);
            }
            close(context, now);
            Publication.releaseStores();
            context.state.giveBackIfIdle(now);
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    private static boolean isOpen(OpenContext context) {
        for (OpenContext open = context.state.context; open != null; open = open.outer) {
            if (open == context) {
                return true;
            }
        }
        return false;
    }

    static void close(OpenContext context, long now) {
        context.close(now);
        OpenContext outer = context.outer;
        if (context.base != 0) {
            endBody(outer, now);
            return;
        }
        if (context.own) {
            context.test.end(now);
        }
        if (outer != null && outer.own) {
            outer.test.standStill(Math.max(0, now - context.since));
        }
    }

    /** The context that is open on the current thread, innermost; null without one. */
    public static TestContext current() {
        try {
            ThreadState state = Probe.STATES.get();
            return state == null || state.context == null ? null : state.context.test;
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
            return null;
        }
    }

    /** Whether a test is open on the current thread. */
    public static boolean isInTest() {
        ThreadState state = Probe.STATES.get();
        for (OpenContext open = state == null ? null : state.context; open != null; open = open.outer) {
            if (open.test != null && !open.test.ofClass) {
                return true;
            }
        }
        return false;
    }

    /** The method of a test is about to be called; false if that begins no body of a test. */
    static boolean beginBody() {
        try {
            ThreadState state = Probe.STATES.get();
            OpenContext context = state == null ? null : state.context;
            if (context == null
                    || context.from != null
                    || context.test.ofClass
                    || context.body != null
                    || context.base != 0) {
                return false;
            }
            int phase = context.test.phase();
            if (phase == TestContext.BODY || !context.own && phase != TestContext.SETUP) {
                return false;
            }
            beginBody(context, System.nanoTime());
            return true;
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
            return false;
        }
    }

    private static void beginBody(OpenContext context, long now) {
        if (context.own) {
            context.test.enter(TestContext.BODY, now);
        } else {
            context.test.bodyBeginsElsewhere(now);
        }
        if (context.isIdle()) {
            context.switchPhase(TestContext.BODY, now);
        } else {
            // Something with a probe is around the method: it stands still, and goes on afterwards where it was.
            ThreadState state = context.state;
            OpenContext inner = new OpenContext(state, context.test, context.own, context.frame.index, now);
            state.context = inner;
            inner.openBody(context.frame);
        }
    }

    /** What the probe of the body got. */
    static void bodyIs(CallTreeNode node) {
        try {
            ThreadState state = Probe.STATES.get();
            if (state != null && state.context != null) {
                state.context.body = node;
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    /** A method of a test, and with it perhaps the body, has ended. */
    static void endBody(CallTreeNode node) {
        try {
            ThreadState state = Probe.STATES.get();
            OpenContext context = state == null ? null : state.context;
            if (context == null || context.body != node) {
                return;
            }
            long now = System.nanoTime();
            if (context.base != 0) {
                close(context, now);
            } else {
                endBody(context, now);
                context.switchPhase(TestContext.TEARDOWN, now);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    private static void endBody(OpenContext context, long now) {
        context.body = null;
        if (context.own) {
            context.test.enter(TestContext.TEARDOWN, now);
        } else {
            context.test.bodyEndsElsewhere(now);
        }
    }

    private static void switchPhase(OpenContext context, int phase, long now) {
        context.test.enter(phase, now);
        if (context.isIdle()) {
            context.switchPhase(phase, now);
        }
    }
}
