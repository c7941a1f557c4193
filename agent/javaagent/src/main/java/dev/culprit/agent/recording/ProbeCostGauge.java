package dev.culprit.agent.recording;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.profile.ProbeCost;

/**
 * Measures what a probe costs in this JVM: with the first profile, and with the last, when the code of the probes is compiled best. Where
 * few calls were made a first impression is all: what their probes took cannot show, and measuring on until the code is compiled costs
 * some 50 ms of CPU time, more than such a JVM may have used otherwise. Not thread safe.
 */
final class ProbeCostGauge {

    /** Below this part of the CPU time what the probes took does not show. */
    private static final double SHARE = 0.01;

    private static final long FULL_NANOS = 50_000_000;
    private static final long SHORT_NANOS = 2_000_000;

    /**
     * Of the cost, the error of a short measurement: it meets the probes as the last calls did, compiled or not, and the calls
     * before may have met others. Seen on one machine: 54 ns in compiled code, 107 ns after a thousand calls, 430 to 860 ns after none.
     */
    private static final double SHORT_ERROR = 0.5;

    private ProbeCost cost = ProbeCost.UNKNOWN;
    private boolean measuredInFull;

    /**
     * What is known of it now, after a measurement if need be.
     *
     * @param last whether nothing is recorded afterwards
     * @param calls calls recorded so far
     * @param cpuNanos CPU time of the process so far
     */
    ProbeCost at(boolean last, long calls, long cpuNanos) {
        if (last || !measuredInFull) {
            ProbeCost now = measure(SHORT_NANOS, SHORT_ERROR);
            boolean shows = calls * timed(now) >= SHARE * cpuNanos;
            if (shows) {
                now = measure(FULL_NANOS, 0);
            }
            if (now.isKnown() && (shows || !measuredInFull)) {
                cost = now;
                measuredInFull = shows;
            }
        }
        return cost;
    }

    private static double timed(ProbeCost cost) {
        return cost.insideNanos() + cost.outsideNanos();
    }

    private static ProbeCost measure(long withinNanos, double leastError) {
        double[] measured = Recorder.measureProbeCost(withinNanos);
        double timed = measured[0] + measured[1];
        double error = Math.max(measured[2], leastError * timed);
        // An untimed call does less. In code that is not compiled, the work around it hides that.
        return new ProbeCost(measured[0], measured[1], error, Math.min(measured[3], timed));
    }
}
