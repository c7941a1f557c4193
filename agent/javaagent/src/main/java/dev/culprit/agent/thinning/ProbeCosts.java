package dev.culprit.agent.thinning;

import dev.culprit.agent.runtime.Recorder;

/**
 * What a probe takes, in nanoseconds.
 *
 * @param timed of a call that is timed
 * @param untimed of a call that is only counted
 */
record ProbeCosts(double timed, double untimed) {

    /** More than a probe takes on any machine with a clock in user space: below it nothing needs to be measured. */
    static final ProbeCosts CEILING = new ProbeCosts(250, 30);

    /** The same of a probe that reads the thread's meters: CPU time has no clock in user space. */
    static final ProbeCosts CEILING_WITH_METERS = new ProbeCosts(5000, 300);

    /** What it takes on most machines. */
    static final ProbeCosts TYPICAL = new ProbeCosts(60, 5);

    /** Enough for compiled code in a JVM whose probes are warm; it is time of a core, so not more. */
    private static final long MEASURING_NANOS = 20_000_000;

    /** Measures them now, or gives {@link #CEILING} if that is not possible. */
    static ProbeCosts measure() {
        double[] measured = Recorder.measureProbeCost(MEASURING_NANOS);
        double timed = measured[0] + measured[1];
        return timed > 0 && measured[3] > 0 ? new ProbeCosts(timed, measured[3]) : CEILING;
    }

    /** The cheaper of each: what disturbs a measurement only adds to it. */
    ProbeCosts orLess(ProbeCosts other) {
        return new ProbeCosts(Math.min(timed, other.timed), Math.min(untimed, other.untimed));
    }

    double of(double timedCalls, double untimedCalls) {
        return timedCalls * timed + untimedCalls * untimed;
    }

    /** What a call in {@code SAMPLED} mode takes. */
    double sampled() {
        return timed / Recorder.CALLS_PER_SAMPLE + untimed;
    }
}
