package dev.culprit.analyzer.stats;

import org.jspecify.annotations.Nullable;

/**
 * The function's own two-sample test on its raw costs, for functions far quieter than their peers. It is blind to the machine, so
 * it needs interleaved forks, and a shift of the whole program that is significant is taken out of it: otherwise a slower garbage
 * collector would be blamed on every quiet function.
 */
final class WelchArm {

    private WelchArm() {}

    /**
     * @param bias variance of the build's bias for this function
     * @return null with fewer than three forks on a side
     */
    static @Nullable Arm of(FunctionCosts function, double bias, GlobalShift shift) {
        double[] baseline = Robust.known(function.baseline());
        double[] candidate = Robust.known(function.candidate());
        if (Math.min(baseline.length, candidate.length) < Tuning.DECISIVE_FORKS) {
            return null;
        }
        Arm raw = TwoSample.compare(baseline, candidate, Tuning.RESOLUTION * Tuning.RESOLUTION);
        double variance = raw.standardError() * raw.standardError() + bias;
        if (shift.p() <= Tuning.SHIFT_LEVEL) {
            double error = Math.sqrt(variance + shift.standardError() * shift.standardError());
            return new Arm(raw.log() - shift.log(), raw.median() - shift.log(), error, raw.degreesOfFreedom());
        }
        return new Arm(raw.log(), raw.median(), Math.sqrt(variance), raw.degreesOfFreedom());
    }
}
