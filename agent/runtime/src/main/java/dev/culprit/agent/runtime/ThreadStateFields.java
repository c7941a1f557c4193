package dev.culprit.agent.runtime;

/** Keeps the hot fields of {@link ThreadState} a cache line away from whatever lies before them. */
abstract class PaddingBeforeThreadState {
    @SuppressWarnings("unused")
    private long a, b, c, d, e, f, g, h;
}

/** The hot fields of {@link ThreadState}; those that follow begin with padding for the other side. */
abstract class ThreadStateFields extends PaddingBeforeThreadState {

    /** Row of the innermost open activation, 0 for none. An int, because storing references costs a collector barrier. */
    int cursor;

    /** Number of rows in use. */
    int size;

    /** Decides which calls are timed where not all are; see {@link CallMode#next}. */
    long random;

    /** All nodes of this state, parents before children; the root is row 0. */
    CallTreeNode[] nodes;
}
