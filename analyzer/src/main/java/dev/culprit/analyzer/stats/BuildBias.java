package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The empirical null: a build can move every function a little by code layout and inlining, equally in all of its forks. The
 * spread of the mean changes over the bulk of the unchanged functions, beyond what forks explain, measures that (Efron, JASA 99
 * (2004) 96). Without it a harmless build with an sd of 2 % is an alarm in 20 to 52 % of comparisons, with it in 1 to 3 %.
 */
final class BuildBias {

    private static final int HALVINGS = 40;

    private final double[] deviations;
    private final double[] variances;
    private final double[] quantiles;

    private BuildBias(List<Arm> arms) {
        double centre = Robust.median(arms.stream().mapToDouble(Arm::log).toArray());
        deviations = arms.stream().mapToDouble(a -> Math.abs(a.log() - centre)).toArray();
        variances = arms.stream()
                .mapToDouble(a -> a.standardError() * a.standardError())
                .toArray();
        // Nearly all arms have the same degrees of freedom, and a quantile costs a root search.
        Map<Double, Double> known = new HashMap<>();
        quantiles = arms.stream()
                .mapToDouble(a -> known.computeIfAbsent(a.degreesOfFreedom(), PriorTable::medianAbsoluteT))
                .toArray();
    }

    /**
     * Variance that joins the squared standard error of unchanged functions.
     *
     * @param unchanged arms of the functions whose bytecode did not change
     */
    static double variance(List<Arm> unchanged) {
        List<Arm> known =
                unchanged.stream().filter(a -> !Double.isNaN(a.pSlower())).toList();
        return known.size() < Tuning.MIN_REFERENCES ? 0 : new BuildBias(known).variance();
    }

    private double variance() {
        if (!(excess(0) > 1 + Tuning.BIAS_GATE / Math.sqrt(deviations.length))) {
            return 0;
        }
        double low = 0;
        double high = 9 * Math.pow(Robust.median(deviations), 2);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (excess(middle) > 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Width of the middle half of the standardised changes, 1 when forks explain it with this bias. */
    private double excess(double bias) {
        double[] ratios = new double[deviations.length];
        Arrays.setAll(ratios, i -> deviations[i] / Math.sqrt(variances[i] + bias) / quantiles[i]);
        return Robust.median(ratios);
    }
}
