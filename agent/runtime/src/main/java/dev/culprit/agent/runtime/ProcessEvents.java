package dev.culprit.agent.runtime;

/** Processes that were started: columns of equal length. */
public final class ProcessEvents {

    /** Id of the process. */
    public final long[] pid;

    /** Position in {@link Snapshot#groups}; -1, like {@link #row}, where this snapshot does not contain it. */
    public final int[] tree;

    /** Row in that tree: of the call that started it, or, where that has no probe, of the innermost function. */
    public final int[] row;

    /** When, in nanoseconds since the start of the recording. */
    public final long[] atNanos;

    ProcessEvents(int size) {
        pid = new long[size];
        tree = new int[size];
        row = new int[size];
        atNanos = new long[size];
    }
}
