package dev.culprit.agent.runtime;

/** What a recording had at one moment: plain arrays that are the receiver's to keep. */
public final class Snapshot {

    /** Time in nanoseconds since the start, up to the stop if there was one. */
    public final long elapsedNanos;

    /** One tree per group of threads. */
    public final ThreadGroupTree[] groups;

    /** Latencies per call edge. */
    public final LatencyCounts[] edges;

    /** Latencies per function, of calls along edges for which there was no memory left; not contained in {@link #edges}. */
    public final LatencyCounts[] functions;

    /** When threads waited. */
    public final WaitEvents waits;

    /** Time in nanoseconds of waits that no probe was around; an estimate, and so are the rows' times and counts. */
    public final long seenWaitNanos;

    /** Errors inside probes that were kept from the application. */
    public final long suppressedErrors;

    /** Calls not recorded under their method's name, as the tree was full or too deep, or the stack or pool exhausted. */
    public final long truncatedCalls;

    /** Ended calls missing in all latencies, for want of memory. */
    public final long unrecordedLatencies;

    /** Text of the first of the {@link #suppressedErrors}; null if there is none. */
    public final String firstError;

    Snapshot(Recording recording, MergedThreads merged, WaitEvents waits, long seenWaitNanos) {
        this.waits = waits;
        this.seenWaitNanos = seenWaitNanos;
        elapsedNanos = recording.now() - recording.startNanos;
        groups = merged.trees();
        edges = merged.latencies(false);
        functions = merged.latencies(true);
        suppressedErrors = recording.faults.suppressed();
        truncatedCalls = merged.truncatedCalls();
        unrecordedLatencies = merged.unrecordedLatencies();
        firstError = recording.faults.firstError();
    }
}
