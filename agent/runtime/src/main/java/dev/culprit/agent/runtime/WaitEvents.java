package dev.culprit.agent.runtime;

/** When threads waited: columns of equal length, one entry per wait of at least {@link #SHORTEST_NANOS}. */
public final class WaitEvents {

    /** Shorter waits are not here, only in the trees. */
    public static final long SHORTEST_NANOS = WaitLog.SHORTEST_NANOS;

    /** Names of threads; those of virtual threads stand for as many as waited one after the other. */
    public final String[] lanes;

    /** Position in {@link #lanes}. */
    public final int[] lane;

    /** Position in {@link Snapshot#groups}; -1, like {@link #row}, for a wait that this snapshot does not contain. */
    public final int[] tree;

    /** Row in that tree. */
    public final int[] row;

    /** When it began, in nanoseconds since the start of the recording. */
    public final long[] startNanos;

    /** How long it took, in nanoseconds. */
    public final long[] nanos;

    /** Waits of that length that found no room. */
    public final long dropped;

    /** Null once they are located. */
    private LoggedRows logged;

    WaitEvents(int size, String[] lanes, long dropped, LoggedRows logged) {
        this.lanes = lanes;
        this.dropped = dropped;
        this.logged = logged;
        lane = new int[size];
        tree = new int[size];
        row = new int[size];
        startNanos = new long[size];
        nanos = new long[size];
    }

    /** Fills in where they are. */
    void locate(LoggedPaths.Located located) {
        logged.locate(located, tree, row);
        logged = null;
    }
}
