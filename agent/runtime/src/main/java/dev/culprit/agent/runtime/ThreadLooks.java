package dev.culprit.agent.runtime;

/** Looks at what threads do, from outside and without stopping them. For one thread of the agent. */
final class ThreadLooks {

    private final Recording recording;
    private final WaitNamer namer;
    private long looks;
    private long last;
    private long sinceLast;

    ThreadLooks(Recording recording, WaitNamer namer) {
        this.recording = recording;
        this.namer = namer;
        this.last = System.nanoTime();
    }

    /** One look at all platform threads that have called an instrumented method. Of virtual threads nothing is seen. */
    void look() {
        long now = System.nanoTime();
        sinceLast = now - last;
        last = now;
        looks++;
        recording.platformThreads.showTo(this);
    }

    void lookAt(Thread thread, ThreadState state) {
        int cursor = state.cursor;
        if (cursor == 0) {
            return;
        }
        Thread.State doing = thread.getState();
        boolean blocked = doing == Thread.State.BLOCKED;
        if (!blocked && doing != Thread.State.WAITING && doing != Thread.State.TIMED_WAITING) {
            return;
        }
        Publication.acquireLoads();
        CallTreeNode[] nodes = state.nodes;
        CallTreeNode open = cursor < nodes.length ? nodes[cursor] : null;
        if (open != null && !open.wait && !open.isTruncated()) {
            found(thread, open, blocked);
        }
    }

    private void found(Thread thread, CallTreeNode open, boolean blocked) {
        ThreadState state = open.state;
        long start = open.startNanos;
        int line = open.line;
        if (!CallTreeNode.isTime(start)) {
            return;
        }
        int methodId = blocked ? 0 : known(open, line);
        if (methodId == 0) {
            // Not under the lock: it takes the thread's stack.
            // For a monitor each time: where the program waits for one, a probe may wait for one of ours as well.
            methodId = namer.name(thread, open.methodId(), blocked);
        }
        Publication.acquireLoads();
        boolean still = state.cursor == open.index && open.startNanos == start && open.line == line;
        if (methodId != 0 && still) {
            boolean another = state.seenStart != start || state.seenLine != line;
            state.seenStart = start;
            state.seenLine = line;
            add(open, line, blocked, methodId, another, Math.min(sinceLast, Math.max(0, last - start)));
        }
    }

    private int known(CallTreeNode open, int line) {
        LoggedPaths paths = recording.paths;
        synchronized (paths) {
            int row = paths.rowOf(open);
            return row < 0 ? 0 : recording.seenWaits.methodId(paths.treeOf(open.state), row, line);
        }
    }

    private void add(CallTreeNode open, int line, boolean blocked, int methodId, boolean another, long nanos) {
        LoggedPaths paths = recording.paths;
        synchronized (paths) {
            int row = paths.rowOf(open);
            if (row >= 0) {
                MergedTree tree = paths.treeOf(open.state);
                recording.seenWaits.add(tree, row, line, blocked, methodId, looks, another, nanos);
            }
        }
    }
}
