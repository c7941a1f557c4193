package dev.culprit.profile;

import org.jspecify.annotations.Nullable;

/**
 * What an entry of {@link Profile#methods()} stands for. Most are functions that were instrumented; the others are frames that
 * the agent puts into the call tree itself.
 */
public enum MethodKind {
    /** A function with a probe of its own. */
    FUNCTION,

    /**
     * A function with a probe of its own that receives telemetry: a callback of a handler, the body of a lambda that is one, or a method
     * that is referred to as one. See {@link Telemetry}.
     */
    TELEMETRY,

    /**
     * A test, or what belongs to a class of tests as a whole; its children are phases only. The class is the class of the test, the
     * name that of its method ({@code [class]} for the class as a whole), the descriptor the test's id.
     */
    TEST,

    /** A phase of the test above it: class {@code [phase]}, name one of {@code classSetup}, {@code setup}, {@code body} … */
    PHASE,

    /**
     * Stands for the function that handed a task to another thread, in that other thread's tree, above what the task calls. Class,
     * name and descriptor are the function's; the lines of its children are the lines in it from which the task was handed over.
     */
    TASK,

    /** {@code Thread.sleep} and the like: the code itself says how long. */
    SLEEP,

    /** Waits for another thread: park, join, futures, latches, queues, conditions, {@code Object.wait}. */
    PARK,

    /** Waits for a monitor or a lock that another thread holds. */
    LOCK,

    /** Starts a process, or waits for one. */
    PROCESS,

    /** Reads or writes a file, a pipe or a socket; connects, accepts, selects, resolves a name. */
    IO,

    /** Talks to a database. */
    JDBC,

    /** Sends a request with an HTTP client. */
    HTTP,

    /** The initialisation of a class: its static initialiser, or the loading and linking before it. */
    CLASS_INIT,

    /** A garbage collection that the program asks for. */
    SYSTEM_GC;

    /** Whether the thread does not work there, by its own call. */
    public boolean isWait() {
        return compareTo(SLEEP) >= 0;
    }

    /** Whether it is a function with a probe of its own. */
    public boolean isFunction() {
        return this == FUNCTION || this == TELEMETRY;
    }

    /** Whether it is no code, but a place that the agent made for the code below it. */
    public boolean isContext() {
        return this == TEST || this == PHASE || this == TASK;
    }

    static @Nullable MethodKind named(String name) {
        for (MethodKind kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
