package dev.culprit.agent.runtime;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** One recording, from start to stop: the composition root of this package. Thread safe. */
final class Recording {

    static final String VIRTUAL_GROUP = "[virtual]";

    /** Stands for a recording before the first start. */
    static final Recording NONE = new Recording(new Limits(0, 0, 0));

    private static volatile Recording current = NONE;

    final Limits limits;
    final Faults faults = new Faults(this);
    final FunctionModes modes = new FunctionModes();
    final LoggedPaths paths = new LoggedPaths();
    final WaitLog waits = new WaitLog(paths);
    final ProcessLog processes = new ProcessLog(paths);
    final SeenWaits seenWaits = new SeenWaits();
    final TelemetryProbe.Thrown thrown = new TelemetryProbe.Thrown();

    /** Of the thread that looks; null before its first look. */
    ThreadLooks looks;

    final PlatformThreads platformThreads = new PlatformThreads(this);
    final VirtualThreads virtualThreads = new VirtualThreads(this);
    final long startNanos = System.nanoTime();

    /** Null if tasks are not linked to where they were handed over. */
    volatile Tasks tasks;

    /** Class and method by id; null if the agent has not said. */
    volatile IntFunction<String> methodNames;

    /** Of the same; null if the agent has not said. */
    volatile ConstructorNames constructorNames;

    private final AtomicLong seeds = new AtomicLong();
    private volatile long stopNanos;
    private volatile boolean stopped;

    Recording(Limits limits) {
        this.limits = limits;
    }

    static Recording current() {
        return current;
    }

    static void begin(Recording recording) {
        current = recording;
        Probe.recording = true;
    }

    static void forget() {
        current = NONE;
    }

    void stop() {
        Probe.recording = false;
        if (!stopped) {
            stopNanos = System.nanoTime();
            stopped = true;
        }
    }

    /** The moment up to which open calls count: now, or that of the stop. */
    long now() {
        return stopped ? stopNanos : System.nanoTime();
    }

    /** Where a thread begins in the sequence of {@link CallMode#next}; short threads must not all begin alike. */
    long nextSeed() {
        return CallMode.next(seeds.incrementAndGet() * 0x9E3779B97F4A7C15L);
    }

    /** The thread's outermost call: it needs a state first. */
    CallTreeNode enterFirst(int methodId) {
        ThreadState state = attach();
        if (state == null) {
            return Probe.IDLE;
        }
        try {
            if (state.borrowed) {
                TaskContexts.startVirtualThread(state);
            }
            return state.enterSlowly(methodId);
        } finally {
            if (state.borrowed) {
                state.giveBackIfIdle(System.nanoTime());
            }
        }
    }

    /** The current thread's state, given to it if need be; null when too many virtual threads have one. */
    ThreadState attach() {
        ThreadState state = Probe.STATES.get();
        if (state != null) {
            return state;
        }
        Thread thread = Thread.currentThread();
        boolean virtual = VirtualThreads.isVirtual(thread);
        state = virtual ? virtualThreads.borrow() : platformThreads.stateOf(thread);
        boolean attached = false;
        try {
            Probe.STATES.set(state);
            attached = true;
        } finally {
            if (virtual && !attached && state != null) {
                virtualThreads.putBack(state);
            }
        }
        return state;
    }

    /** A state that no snapshot shows, with limits and modes of its own. */
    ThreadState newScratchState() {
        return new ThreadState(this, new Limits(1000, 100, 1 << 20), new FunctionModes(), "[scratch]", false);
    }

    /**
     * What has been recorded so far. Waits for other snapshots and sweeps. No probe waits for it, but for the moment in which the logs
     * are copied, if one has a wait or a process to log.
     */
    Snapshot snapshot() {
        EndedThreads ended = platformThreads.ended;
        ended.lock.lock();
        try {
            LoggedEvents events = new LoggedEvents(this);
            platformThreads.sweep();
            MergedThreads merged = new MergedThreads(ended.merged);
            Iterator<ThreadState> running = platformThreads.states();
            while (running.hasNext()) {
                ThreadState state = running.next();
                merged.add(state, StateReading.ofRunning(state, this), 1);
            }
            addVirtualThreads(merged);
            events.locate(merged);
            return new Snapshot(this, merged, events);
        } finally {
            ended.lock.unlock();
        }
    }

    /** What each function has taken so far. Waits for snapshots and sweeps, and no probe waits for it. */
    void read(FunctionTotals totals) {
        EndedThreads ended = platformThreads.ended;
        ended.lock.lock();
        try {
            totals.clear(now() - startNanos);
            ended.merged.addTo(totals);
            Iterator<ThreadState> running = platformThreads.states();
            while (running.hasNext()) {
                totals.add(running.next());
            }
            for (ThreadState state : virtualThreads.states) {
                totals.add(state);
            }
        } finally {
            ended.lock.unlock();
        }
    }

    private void addVirtualThreads(MergedThreads merged) {
        for (ThreadState state : virtualThreads.states) {
            merged.add(state, StateReading.ofRunning(state, this), 0);
        }
        int seen = virtualThreads.seen();
        if (seen > 0) {
            merged.group(VIRTUAL_GROUP).addThreads(seen);
        }
        long unrecorded = virtualThreads.unrecordedCalls();
        if (unrecorded > 0) {
            merged.group(VIRTUAL_GROUP).add(-1, ThreadGroupTree.TRUNCATED, 0, unrecorded, 0, 0);
        }
    }

    /** Makes every call of that method take the slow path. */
    void hide(int methodId) {
        Iterator<ThreadState> platform = platformThreads.states();
        while (platform.hasNext()) {
            hide(methodId, platform.next());
        }
        for (ThreadState state : virtualThreads.states) {
            hide(methodId, state);
        }
    }

    /** Gives those functions that mode; calls that are open now end in the mode that they began in. */
    void thin(int[] methodIds, int mode) {
        modes.thin(methodIds, mode);
        Publication.allInOrder();
        Iterator<ThreadState> platform = platformThreads.states();
        while (platform.hasNext()) {
            hideOutdated(platform.next());
        }
        for (ThreadState state : virtualThreads.states) {
            hideOutdated(state);
        }
    }

    /** Makes every call take the slow path along which the calls have another mode than their function. */
    private void hideOutdated(ThreadState state) {
        int size = state.size;
        Publication.acquireLoads();
        CallTreeNode[] nodes = state.nodes;
        for (int i = 1; i < size; i++) {
            if (!nodes[i].frame && nodes[i].mode != modes.of(nodes[i].methodId())) {
                nodes[i].hide();
            }
        }
    }

    private static void hide(int methodId, ThreadState state) {
        int size = state.size;
        Publication.acquireLoads();
        CallTreeNode[] nodes = state.nodes;
        for (int i = 1; i < size; i++) {
            if (nodes[i].methodId() == methodId) {
                nodes[i].hide();
            }
        }
    }
}
