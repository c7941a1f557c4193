package dev.culprit.analyzer.stats;

import org.jspecify.annotations.Nullable;

/**
 * The variance that a function's peers lead one to expect.
 *
 * @param variance one per function
 * @param degreesOfFreedom how many forks that expectation is worth
 */
record Prior(double[] variance, double degreesOfFreedom) {

    /** The function's arm with its own variance shrunk to the expected one (Smyth, SAGMB 3 (2004) 3). */
    static Arm moderate(@Nullable Prior prior, Measurement own, int function) {
        if (prior == null || !own.isKnown()) {
            return own.alone();
        }
        double df = prior.degreesOfFreedom + own.degreesOfFreedom();
        double ownSum = own.degreesOfFreedom() > 0 ? own.degreesOfFreedom() * own.variance() : 0;
        double variance = (prior.degreesOfFreedom * prior.variance[function] + ownSum) / df;
        return new Arm(own.log(), own.median(), Math.sqrt(variance * own.scale()), df);
    }
}
