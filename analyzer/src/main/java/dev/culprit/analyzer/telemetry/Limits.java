package dev.culprit.analyzer.telemetry;

/** From when on something is a finding. All thresholds of this package, with their reasons. */
final class Limits {

    /** A handler that takes a tenth of the tests' time is worth a look, whatever it does. */
    static final double COSTLY_SHARE = 0.10;

    /** A handler is in the way when a fifth of its time on the emitting thread is waiting. */
    static final double WAIT_SHARE = 0.20;

    /**
     * Waits shorter than this, on average, are what writing to a buffered file or an uncontended lock takes; a thread that another
     * has to wake up needs about as long.
     */
    static final double SHORTEST_WAIT_NANOS = 50_000;

    /** The JIT inlines calls to at most two receivers ({@code TypeProfileWidth}); a call to more is dispatched each time. */
    static final int INLINED_RECEIVERS = 2;

    /** The least calls of each of two kinds of handler for their means to be compared. */
    static final double COMPARED_CALLS = 1000;

    private Limits() {}
}
