package dev.culprit.agent.runtime;

/**
 * Frames of tasks on the current thread. A task's frames are outermost, as those of a test are: what was open on the thread stands still
 * meanwhile. A pool's thread thus has one tree of tasks, whatever its factory has wrapped around.
 */
final class TaskContexts {

    /** Of virtual threads that had a frame once: they leave their state, and come back for the next call. */
    private static final ThreadLocal<HandOver> STARTED = new ThreadLocal<>();

    /** Stands for the task of a started thread, whose end nobody tells. */
    private static final Object STARTED_THREAD = new Object();

    private TaskContexts() {}

    /**
     * Where the thread is that hands a task over; null outside functions, as the hand-over is then the work of a framework. What is
     * handed over by a task itself, with no function in between, is handed over where that task was: so the parts of a parallel stream all
     * come from its terminal operation.
     */
    static HandOver here(ThreadState state) {
        CallTreeNode node = state.nodes[state.cursor];
        int line = node.line;
        OpenContext context = state.context;
        if (node.frame) {
            return context != null && context.from != null && node == context.taskFrame ? context.from : null;
        }
        // Some methods that block take tasks, such as invokeAll; beyond a limit there is no node for the function
        // itself.
        while (node.parent != null && (node.wait || node.isTruncated())) {
            node = node.parent;
            line = node.line;
        }
        if (node.parent == null || node.frame) {
            return null;
        }
        TestContext test = context == null ? null : context.test;
        int phase = test == null ? 0 : context.from == null ? test.phase() : context.from.phase;
        int taskId = state.recording.tasks.ids.of(node.methodId());
        HandOver last = state.lastHandOver;
        if (last == null || !last.is(taskId, line, test, phase)) {
            last = new HandOver(taskId, line, test, phase);
            state.lastHandOver = last;
        }
        return last;
    }

    /**
     * A task begins. Nothing is opened where its outermost frame is open already, as when a thread runs a part of its own task.
     *
     * @param forked whether it may be called by the function that waits for it, and is then a call like any other
     */
    static void begin(ThreadState state, HandOver from, Object task, boolean forked) {
        OpenContext outer = state.context;
        TestContext current = outer == null ? null : outer.test;
        if (forked && state.cursor != 0 && !state.nodes[state.cursor].frame && current == from.test) {
            return;
        }
        if (!isOpen(state, from)) {
            open(state, from, task, System.nanoTime());
        }
    }

    private static boolean isOpen(ThreadState state, HandOver from) {
        CallTreeNode open = state.nodes[0].child(from.test == null ? from.taskId : from.test.testId, 0);
        return open != null && open.isOpen();
    }

    private static void open(ThreadState state, HandOver from, Object task, long now) {
        OpenContext context = new OpenContext(state, from, task, now);
        state.context = context;
        context.openTaskFrames();
        Publication.releaseStores();
    }

    /** The task has ended, with all that is still open inside it. */
    static void end(ThreadState state, Object task) {
        OpenContext ended = state.context;
        while (ended != null && ended.task != task) {
            ended = ended.outer;
        }
        if (ended == null) {
            return;
        }
        long now = System.nanoTime();
        while (state.context != ended) {
            TestContexts.close(state.context, now);
        }
        TestContexts.close(ended, now);
        Publication.releaseStores();
        state.giveBackIfIdle(now);
    }

    /**
     * The first call of a platform thread: all that it ever does is a task. When it ends nobody tells, so the frame is open for good and is
     * not timed: its time is that of the calls in it.
     */
    static void startPlatformThread(ThreadState state, Thread thread) {
        Tasks tasks = state.recording.tasks;
        HandOver from = tasks == null ? null : tasks.waiting.take(thread);
        if (from != null) {
            open(state, from, STARTED_THREAD, CallTreeNode.UNTIMED);
        }
    }

    /** An outermost call of a virtual thread, which ends with its frame. */
    static void startVirtualThread(ThreadState state) {
        Tasks tasks = state.recording.tasks;
        if (tasks == null || state.context != null) {
            return;
        }
        HandOver from = STARTED.get();
        if (from == null) {
            from = tasks.waiting.take(Thread.currentThread());
            if (from == null) {
                return;
            }
            STARTED.set(from);
        }
        open(state, from, STARTED_THREAD, System.nanoTime());
        state.context.endsWhenIdle = state.cursor;
    }
}
