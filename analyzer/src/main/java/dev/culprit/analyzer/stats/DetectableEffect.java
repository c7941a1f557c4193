package dev.culprit.analyzer.stats;

import java.util.OptionalInt;

/** What a comparison could have shown at all. */
public final class DetectableEffect {

    /** Probability with which the effect would be found. */
    public static final double POWER = 0.8;

    private DetectableEffect() {}

    /**
     * The smallest slow-down (log of the ratio) that a one-sided test at {@code level} finds with {@link #POWER}.
     *
     * @param standardError of the estimate, see {@link Arm#standardError()}
     * @param degreesOfFreedom of the standard error
     * @param level of significance, for a family of m functions about 0.05 / m
     * @return NaN when an argument is
     */
    public static double smallest(double standardError, double degreesOfFreedom, double level) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Pairs of forks needed to find an effect with {@link #POWER}.
     *
     * @param effect log of the ratio
     * @param sd standard deviation of the log difference of one pair
     * @param noise what was learned from all functions; its build bias does not shrink with more pairs
     * @param level of significance
     * @return empty when more than 1,000 would be needed or an argument is NaN
     */
    public static OptionalInt pairsNeeded(double effect, double sd, NoiseModel noise, double level) {
        throw new UnsupportedOperationException("not yet");
    }
}
