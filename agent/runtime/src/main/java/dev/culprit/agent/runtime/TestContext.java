package dev.culprit.agent.runtime;

/**
 * A test, or a class of tests as a whole: the frames that stand for it in call trees, and how long its phases took. Frames may be
 * open on several threads, one of which is the test's own: its phases are those of that thread, written by it alone. Others may
 * read times that are a little old while the test runs; once its end has been told them, they are exact.
 */
public final class TestContext {

    /** Phases. A class of tests has no body. */
    public static final int SETUP = 0;

    public static final int BODY = 1;
    public static final int TEARDOWN = 2;

    private static final int PHASES = 3;

    final int testId;
    final int[] phaseIds;

    /** Whether it is a class of tests as a whole. */
    final boolean ofClass;

    private final long[] nanos = new long[PHASES];
    private volatile int phase;
    private volatile long since;
    private volatile boolean ended;

    /** When the body began and ended on another thread, 0 if it did not. */
    private volatile long bodyElsewhereSince;

    private volatile long bodyElsewhereUntil;

    private TestContext(int testId, int[] phaseIds, boolean ofClass, int firstPhase) {
        this.testId = testId;
        this.phaseIds = phaseIds;
        this.ofClass = ofClass;
        this.phase = firstPhase;
    }

    /**
     * A test.
     *
     * @param testId method id of its frame
     * @param phaseIds method ids of the frames of its phases, by phase
     * @param bodyIsMarked whether its method has a {@link TestProbe}; if not, all of it is body
     */
    public static TestContext ofTest(int testId, int[] phaseIds, boolean bodyIsMarked) {
        return new TestContext(testId, phaseIds, false, bodyIsMarked ? SETUP : BODY);
    }

    /**
     * A class of tests as a whole: setup until the first context begins on its thread, then teardown.
     *
     * @param setup false for what is teardown from the start
     */
    public static TestContext ofClass(int testId, int[] phaseIds, boolean setup) {
        return new TestContext(testId, phaseIds, true, setup ? SETUP : TEARDOWN);
    }

    /** Nanoseconds that each phase has taken so far. Their sum is what the test has taken. */
    public long[] nanos() {
        long began = since;
        int open = phase;
        boolean running = !ended;
        long[] now = nanos.clone();
        if (running) {
            now[open] += Math.max(0, System.nanoTime() - began);
        }
        return now;
    }

    /** Method id of its frame. */
    public int frameId() {
        return testId;
    }

    /** Method id of the frame of the phase that it is in. */
    public int phaseFrameId() {
        return phaseIds[phase];
    }

    /** The phase that it is in. */
    public int phase() {
        return phase;
    }

    void begin(long now) {
        since = now;
    }

    /** On its own thread. Going back to the body makes what has been teardown part of it: the method is called again. */
    void enter(int nextPhase, long now) {
        if (ended) {
            return;
        }
        add(now);
        if (nextPhase == BODY) {
            nanos[BODY] += nanos[TEARDOWN];
            nanos[TEARDOWN] = 0;
        }
        phase = nextPhase;
    }

    /** On its own thread: what ran in its midst for so long is counted elsewhere. */
    void standStill(long nanosOfAnother) {
        since += nanosOfAnother;
    }

    /** On its own thread, or on the one that is told of its end, whichever comes first. */
    synchronized void end(long now) {
        if (ended) {
            return;
        }
        add(now);
        long from = bodyElsewhereSince;
        long until = bodyElsewhereUntil;
        if (phase == SETUP && !ofClass && from != 0 && until != 0) {
            splitSetup(now - until, until - from);
        }
        ended = true;
    }

    /** The thread waited, in what looked like setup to it, while the body ran on another one. */
    private void splitSetup(long after, long body) {
        long all = nanos[SETUP];
        nanos[TEARDOWN] = Math.max(0, Math.min(after, all));
        nanos[BODY] = Math.max(0, Math.min(body, all - nanos[TEARDOWN]));
        nanos[SETUP] = all - nanos[TEARDOWN] - nanos[BODY];
    }

    void bodyBeginsElsewhere(long now) {
        if (bodyElsewhereSince == 0) {
            bodyElsewhereSince = now;
        }
    }

    void bodyEndsElsewhere(long now) {
        bodyElsewhereUntil = now;
    }

    private void add(long now) {
        nanos[phase] += Math.max(0, now - since);
        since = now;
    }
}
