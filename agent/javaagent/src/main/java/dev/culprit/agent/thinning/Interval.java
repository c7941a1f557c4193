package dev.culprit.agent.thinning;

import dev.culprit.agent.runtime.FunctionTotals;

/**
 * What the functions took between two looks; columns by method id.
 *
 * @param timed calls that were timed
 * @param untimed calls that were counted only
 * @param totalNanos inclusive time of the timed ones
 * @param cpuNanos CPU time of the whole process
 */
record Interval(long[] timed, long[] untimed, long[] totalNanos, long cpuNanos) {

    static Interval between(FunctionTotals before, FunctionTotals now, long cpuNanos) {
        int size = now.calls.length;
        long[] timed = new long[size];
        long[] untimed = new long[size];
        long[] totalNanos = new long[size];
        for (int id = 0; id < size; id++) {
            boolean known = id < before.calls.length;
            // A reading meets threads in the middle of things: a difference can be off by a call.
            untimed[id] = Math.max(0, now.untimed[id] - (known ? before.untimed[id] : 0));
            timed[id] = Math.max(0, now.calls[id] - (known ? before.calls[id] : 0) - untimed[id]);
            totalNanos[id] = Math.max(0, now.totalNanos[id] - (known ? before.totalNanos[id] : 0));
        }
        return new Interval(timed, untimed, totalNanos, cpuNanos);
    }

    int size() {
        return timed.length;
    }

    long calls(int methodId) {
        return timed[methodId] + untimed[methodId];
    }

    /** Nanoseconds that the probes of that function took. */
    double cost(int methodId, ProbeCosts costs) {
        return costs.of(timed[methodId], untimed[methodId]);
    }

    /** Nanoseconds that all probes took. */
    double cost(ProbeCosts costs) {
        double sum = 0;
        for (int id = 0; id < size(); id++) {
            sum += cost(id, costs);
        }
        return sum;
    }
}
