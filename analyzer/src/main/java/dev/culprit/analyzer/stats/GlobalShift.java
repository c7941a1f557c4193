package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;

/**
 * What all reference functions have in common: the whole program slower or faster, by the machine, the garbage collector, a
 * flag; never to be blamed on one function.
 *
 * @param log mean over the forks of the common mode, log of candidate / baseline; NaN with too few reference functions
 * @param standardError of {@code log} over the forks; NaN with fewer than two forks
 * @param degreesOfFreedom of {@code standardError}
 * @param functions number of reference functions it was taken from
 */
public record GlobalShift(double log, double standardError, double degreesOfFreedom, int functions) {

    static GlobalShift unknown(int functions) {
        return new GlobalShift(Double.NaN, Double.NaN, Double.NaN, functions);
    }

    public boolean isKnown() {
        return !Double.isNaN(p());
    }

    /** Two-sided probability that noise of the machine alone looks like that; NaN when unknown. */
    public double p() {
        return Math.min(1, 2 * StudentT.upperTail(Math.abs(log) / standardError, degreesOfFreedom));
    }

    /** Whether the shift is at least so large and significant at the level; {@code false} when unknown. */
    public boolean holds(double level, double minimumSize) {
        return p() <= level && Math.abs(log) >= minimumSize;
    }

    public Interval interval(double confidence) {
        return new Arm(log, log, standardError, degreesOfFreedom).interval(confidence);
    }
}
