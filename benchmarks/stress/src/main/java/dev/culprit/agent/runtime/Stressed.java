package dev.culprit.agent.runtime;

/** What the tests do to the runtime and ask of it. */
final class Stressed {

    /** Probes do nothing without a recording. */
    static {
        Recorder.start(1_000_000, 100, 1 << 26);
    }

    private Stressed() {}

    static ThreadState newState() {
        return Recording.current().newScratchState();
    }

    /** A call of a method by the thread of that state, which is the current one for the while. */
    static void call(ThreadState state, int methodId) {
        Probe.STATES.set(state);
        Probe.exit(Probe.enter(methodId));
        Probe.STATES.set(null);
    }

    /** A call that makes another one. */
    static void call(ThreadState state, int callerId, int calleeId) {
        Probe.STATES.set(state);
        CallTreeNode caller = Probe.enter(callerId);
        caller.line = 7;
        Probe.exit(Probe.enter(calleeId));
        Probe.exit(caller);
        Probe.STATES.set(null);
    }

    static StateReading read(ThreadState state) {
        return StateReading.ofRunning(state, Recording.current());
    }

    static int calls(StateReading reading) {
        long calls = 0;
        for (long count : reading.count) {
            calls += count;
        }
        return (int) calls;
    }

    /** Calls in the windows and beyond, as a snapshot adds them up. */
    static long leafCalls(Latencies latencies) {
        MergedLatencies merged = new MergedLatencies(latencies);
        merged.add(latencies);
        return merged.toLatencyCounts().leaf.calls();
    }

    static Latencies newLatencies() {
        return new Latencies(1, 2, 3, new Limits(0, 0, 1 << 20));
    }
}
