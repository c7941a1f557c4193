package dev.culprit.agent.runtime;

/**
 * A {@link TestContext} that is open on one thread. The frames are outermost: the calls that were open when it began stand still
 * until it ends, so that no time is counted twice. Contexts nest like calls. Written by the thread that owns the state.
 */
final class OpenContext {

    /** The one that stands still meanwhile, or null. */
    final OpenContext outer;

    final ThreadState state;

    /** Null for a task that was handed over outside tests. */
    final TestContext test;

    /** Whether this is the test's own thread, which decides how long its phases take. */
    final boolean own;

    /** Where the thread was: calls from there outwards stand still. */
    final int savedCursor;

    /** Since when they do. */
    final long since;

    /** Row below which the frames are: 0, or the test's when this is only for a body that begins below open calls. */
    final int base;

    private final long excludedBefore;
    private final MeterMarks meters;

    /** Null when the same frame is open on this thread already: then what is called stays below it. */
    CallTreeNode frame;

    CallTreeNode phaseFrame;

    /** What {@link TestProbe#enter} returned for the body, or null. */
    CallTreeNode body;

    /** Where the task was handed over that runs in it, with the object that was; null for a test. */
    final HandOver from;

    final Object task;
    CallTreeNode taskFrame;

    /** Row of the innermost frame, with which it ends when no call is open in it any more; -1 when its end will be told. */
    int endsWhenIdle = -1;

    OpenContext(ThreadState state, TestContext test, boolean own, int base, long since) {
        this.outer = state.context;
        this.state = state;
        this.test = test;
        this.own = own;
        this.savedCursor = state.cursor;
        this.base = base;
        this.since = since;
        this.excludedBefore = state.excludedNanos;
        this.meters = MeterMarks.now(state);
        this.from = null;
        this.task = null;
    }

    /** For a task. */
    OpenContext(ThreadState state, HandOver from, Object task, long since) {
        this.outer = state.context;
        this.state = state;
        this.test = from.test;
        this.own = false;
        this.savedCursor = state.cursor;
        this.base = 0;
        this.since = since;
        this.excludedBefore = state.excludedNanos;
        this.meters = MeterMarks.now(state);
        this.from = from;
        this.task = task;
    }

    /** Opens the frames of the test and of its phase; those of another thread's test count no call. */
    void openFrames(int phase) {
        CallTreeNode open = state.nodes[0].child(test.testId, 0);
        if (open != null && open.isOpen()) {
            return;
        }
        state.cursor = 0;
        frame = state.enterFrame(test.testId, own, since);
        phaseFrame = state.enterFrame(test.phaseIds[phase], own, since);
    }

    /** Opens the frames of the task, below those of its test. None of them is open on this thread. */
    void openTaskFrames() {
        state.cursor = 0;
        if (test != null) {
            frame = state.enterFrame(test.testId, false, since);
            phaseFrame = state.enterFrame(test.phaseIds[from.phase], false, since);
        }
        taskFrame = state.enterFrame(from.taskId, true, since);
        taskFrame.line = from.line;
        frame = frame == null ? taskFrame : frame;
    }

    /** Opens the frame of the body alone, below a frame of the test that is open further out. */
    void openBody(CallTreeNode testFrame) {
        frame = testFrame;
        state.cursor = base;
        phaseFrame = state.enterFrame(test.phaseIds[TestContext.BODY], own, since);
    }

    /** Ends the phase's frame with all calls below it, and begins the next one. */
    void switchPhase(int phase, long now) {
        if (frame != null) {
            closeTo(frame.index, now);
            phaseFrame = state.enterFrame(test.phaseIds[phase], own, now);
        }
    }

    /** Whether no call is open below the phase's frame. */
    boolean isIdle() {
        return frame == null || state.cursor == (phaseFrame.parent == null ? frame.index : phaseFrame.index);
    }

    /** Ends this innermost context: the thread is where it was before. */
    void close(long now) {
        state.context = outer;
        long nanos = Math.max(0, now - since);
        if (frame != null) {
            closeTo(base, now);
            state.cursor = savedCursor;
            OwnWork.exclude(nanos, state, base);
            // What was excluded meanwhile is part of this time.
            state.excludedNanos = excludedBefore + nanos;
            meters.skip(state);
        }
    }

    /** A row that is not on the way out, as that of a frame for which there was no room, is taken for the outermost. */
    private void closeTo(int row, long now) {
        while (state.cursor != row && state.cursor != 0) {
            state.closeInnermost(now);
        }
    }
}
