package dev.culprit.agent.runtime;

import java.util.TimerTask;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;

/**
 * What classes of the JDK call where they take tasks in and where they run them, and instrumented methods where they start a thread.
 * Whatever is handed over is only looked at by its identity. Nothing but {@link ThreadDeath} leaves these methods by an exception.
 */
public final class TaskProbe {

    /** What makes the carriers of virtual threads: their pool is handed continuations, which are no tasks. */
    private static final String SCHEDULER = "java.lang.VirtualThread";

    /** The JDK's own wait for the end of each process, on a thread of its own: nobody's task, and seconds of it. */
    private static final String REAPER = "java.lang.Process";

    /** Set with the first fork-join task; until then carriers of virtual threads look nothing up. */
    private static boolean forks;

    private TaskProbe() {}

    /** The current thread hands that object over. */
    public static void handOver(Object task) {
        try {
            HandOver here = task == null || task.getClass().getName().startsWith(REAPER) ? null : here();
            if (here != null) {
                Recording.current().tasks.waiting.put(task, here);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    /** The current thread hands that fork-join task over, to a pool. */
    public static void submit(Object task, Object pool) {
        try {
            if (pool instanceof ForkJoinPool fork
                    && !fork.getFactory().getClass().getName().startsWith(SCHEDULER)) {
                fork(task);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    /** The same to the pool that it runs in. */
    public static void fork(Object task) {
        if (!forks) {
            forks = true;
        }
        handOver(task);
    }

    /**
     * The current thread makes a stage of a future which will be handed to {@code executor} when it is ready, whoever does that then.
     *
     * @param executor null for a stage that is run by whoever makes it ready
     */
    public static void stage(Object stage, Object executor) {
        try {
            HandOver here = executor == null ? null : here();
            if (here != null) {
                Recording.current().tasks.waiting.putEarly(stage, here);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    /** The last hand-over of that object has come to nothing. */
    public static void withdraw(Object task) {
        try {
            Tasks tasks = Recording.current().tasks;
            if (tasks != null && task != null) {
                tasks.waiting.withdraw(task);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    /** The same if {@code removed}. */
    public static void withdrawIf(boolean removed, Object task) {
        if (removed) {
            withdraw(task);
        }
    }

    /** The current thread starts that one, or makes it in order to start it. */
    public static void start(Object thread) {
        if (thread instanceof Thread) {
            handOverAgain(thread, null);
        }
    }

    /** The same for a thread that will run one task, which may have been handed over already. */
    public static void start(Object thread, Object task) {
        handOverAgain(thread, task);
    }

    /** The current thread has started that process. */
    public static void started(Object process) {
        try {
            ThreadState state = Probe.recording ? Probe.STATES.get() : null;
            CallTreeNode node = state == null ? null : state.nodes[state.cursor];
            while (node != null && node.isTruncated()) {
                node = node.parent;
            }
            if (node != null && node.parent != null) {
                state.recording.processes.add(node, ((Process) process).pid(), System.nanoTime());
            }
        } catch (UnsupportedOperationException e) {
            // A process that does not tell its id is not known again either.
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    private static void handOverAgain(Object thread, Object task) {
        try {
            Tasks tasks = Recording.current().tasks;
            HandOver from = tasks == null || task == null ? null : tasks.waiting.take(task);
            from = from == null ? here() : from;
            if (from != null) {
                tasks.waiting.take(thread);
                tasks.waiting.put(thread, from);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    private static HandOver here() {
        if (!Probe.recording) {
            return null;
        }
        ThreadState state = Probe.STATES.get();
        return state == null || state.recording.tasks == null ? null : TaskContexts.here(state);
    }

    /** The current thread begins with that task. */
    public static void begin(Object task) {
        begin(task, false);
    }

    /** The same with a fork-join task, which may be called by the function that waits for it. */
    public static void beginForked(Object task) {
        if (forks) {
            begin(task, true);
        }
    }

    private static void begin(Object task, boolean forked) {
        try {
            Recording recording = Recording.current();
            if (!Probe.recording || task == null || recording.tasks == null) {
                return;
            }
            HandedOver waiting = recording.tasks.waiting;
            HandOver from = isRepeated(task) ? waiting.peek(task) : waiting.take(task);
            ThreadState state = from == null ? null : recording.attach();
            if (state != null) {
                TaskContexts.begin(state, from, task, forked);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    /** The task that the current thread began with has ended. May come twice. */
    public static void end(Object task) {
        try {
            ThreadState state = Probe.STATES.get();
            if (state != null && state.context != null) {
                TaskContexts.end(state, task);
            }
            if (isOver(task)) {
                withdraw(task);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    /** Each such object stands for one hand-over, and may run more than once. */
    private static boolean isRepeated(Object task) {
        return task instanceof ScheduledFuture || task instanceof TimerTask;
    }

    /** The JDK's own are asked; those of the application go when they are collected. */
    private static boolean isOver(Object task) {
        return task instanceof ScheduledFuture
                && task.getClass().getClassLoader() == null
                && ((ScheduledFuture<?>) task).isDone();
    }
}
