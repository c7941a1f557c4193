package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.HandlerFinding;
import java.util.Set;

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

    /** A handler is called more often than before when it is by half; what follows the time of day or of a queue varies by less. */
    static final double MORE_CALLS = 1.5;

    /** A few calls more or less, as of one that is flushed at the end, are no change. */
    static final double LEAST_CALLS = 10;

    /** What depends on how long a run takes, and what is a property of the source that a comparison of handlers shows anyway. */
    static final Set<HandlerFinding> OF_CHANCE =
            Set.of(HandlerFinding.COSTLY, HandlerFinding.OVER_BUDGET, HandlerFinding.NAMELESS);

    private Limits() {}
}
