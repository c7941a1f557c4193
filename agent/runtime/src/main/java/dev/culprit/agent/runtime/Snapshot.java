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

    /** Processes that were started. */
    public final ProcessEvents processes;

    /** Time in nanoseconds of waits that no probe was around; an estimate, and so are the rows' times and counts. */
    public final long seenWaitNanos;

    /** Why {@link #waits} and {@link #processes} are empty although there may have been some; null if all is there. */
    public final String eventsError;

    /** Errors inside probes that were kept from the application. */
    public final long suppressedErrors;

    /** Calls not recorded under their method's name, as the tree was full or too deep, or the stack or pool exhausted. */
    public final long truncatedCalls;

    /** Ended calls missing in all latencies, for want of memory. */
    public final long unrecordedLatencies;

    /** Tasks that were not linked to where they were handed over, as too many waited to be run. */
    public final long unlinkedTasks;

    /** Hand-overs of an object that still waited to be run, and had been handed over elsewhere. */
    public final long ambiguousTasks;

    /** Text of the first of the {@link #suppressedErrors}; null if there is none. */
    public final String firstError;

    Snapshot(Recording recording, MergedThreads merged, LoggedEvents events) {
        waits = events.waits;
        processes = events.processes;
        seenWaitNanos = events.seenWaitNanos;
        eventsError = events.error;
        elapsedNanos = recording.now() - recording.startNanos;
        groups = merged.trees();
        edges = merged.latencies(false);
        functions = merged.latencies(true);
        suppressedErrors = recording.faults.suppressed();
        truncatedCalls = merged.truncatedCalls();
        unrecordedLatencies = merged.unrecordedLatencies();
        Tasks tasks = recording.tasks;
        unlinkedTasks = tasks == null ? 0 : tasks.waiting.unlinked();
        ambiguousTasks = tasks == null ? 0 : tasks.waiting.ambiguous();
        firstError = recording.faults.firstError();
    }
}
