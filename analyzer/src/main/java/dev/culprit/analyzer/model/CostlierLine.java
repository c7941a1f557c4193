package dev.culprit.analyzer.model;

import dev.culprit.profile.MethodKind;

/**
 * A line that costs more in one run than in another of the same tests. Amounts are medians over the runs, summed over all threads.
 *
 * @param cause how it costs more: {@code LOCK}, {@code WAIT}, {@code SETUP} or {@code MORE_WORK}
 * @param kind what is waited for; {@code FUNCTION} when nothing is
 * @param callSite the line
 * @param baseline what it costs in the run that the other is held against
 * @param candidate what it costs in the other
 */
public record CostlierLine(LossCause cause, MethodKind kind, CallSite callSite, Amount baseline, Amount candidate) {

    /**
     * What a line costs in a run.
     *
     * @param nanos time in nanoseconds: of a wait the waiting, of a setup what it takes less the waits in it, of work the own time of what
     *     is called there
     * @param count how often
     */
    public record Amount(double nanos, double count) {

        public static final Amount NONE = new Amount(0, 0);
    }

    /** What it costs more, in nanoseconds. */
    public double moreNanos() {
        return candidate.nanos - baseline.nanos;
    }
}
