package dev.culprit.analyzer.stats;

import java.util.OptionalInt;
import org.hipparchus.analysis.solvers.BrentSolver;

/** What a comparison could have shown at all. */
public final class DetectableEffect {

    /** Probability with which the effect would be found. */
    public static final double POWER = 0.8;

    private static final int MOST_PAIRS = 1_000;
    private static final double ACCURACY = 1e-6;
    private static final int MOST_EVALUATIONS = 200;

    private DetectableEffect() {}

    /**
     * The smallest slow-down (log of the ratio) that a one-sided test at {@code level} finds with {@link #POWER}.
     *
     * @param standardError of the estimate, see {@link Arm#standardError()}
     * @param degreesOfFreedom of the standard error
     * @param level of significance, for a family of m functions about 0.05 / m
     * @return NaN when an argument is, or without a degree of freedom
     */
    public static double smallest(double standardError, double degreesOfFreedom, double level) {
        if (Double.isNaN(standardError) || !(degreesOfFreedom > 0) || !(level > 0 && level < 0.5)) {
            return Double.NaN;
        }
        double critical = StudentT.quantile(1 - level, degreesOfFreedom);
        double high = critical + 1;
        while (NoncentralT.upperTail(critical, degreesOfFreedom, high) < POWER) {
            high *= 2;
        }
        double effect = new BrentSolver(ACCURACY)
                .solve(MOST_EVALUATIONS, x -> NoncentralT.upperTail(critical, degreesOfFreedom, x) - POWER, 0, high);
        return effect * standardError;
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
        if (!isEnough(MOST_PAIRS, effect, sd, noise, level)) {
            return OptionalInt.empty();
        }
        int low = 1;
        int high = MOST_PAIRS;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (isEnough(middle, effect, sd, noise, level)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalInt.of(high);
    }

    private static boolean isEnough(int pairs, double effect, double sd, NoiseModel noise, double level) {
        double error = Math.sqrt(sd * sd / pairs + noise.buildBias());
        return smallest(error, noise.priorForks() + pairs - 1, level) <= effect;
    }
}
