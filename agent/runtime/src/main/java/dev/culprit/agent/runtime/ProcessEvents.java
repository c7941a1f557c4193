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

    /** Null once they are located. */
    private LoggedRows logged;

    ProcessEvents(int size, LoggedRows logged) {
        this.logged = logged;
        pid = new long[size];
        tree = new int[size];
        row = new int[size];
        atNanos = new long[size];
    }

    /** Fills in where they were started. */
    void locate(LoggedPaths.Located located) {
        logged.locate(located, tree, row);
        logged = null;
    }
}
