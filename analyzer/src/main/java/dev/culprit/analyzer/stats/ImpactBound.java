package dev.culprit.analyzer.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How much slower the whole could have become by any one function without these forks excluding it. */
public final class ImpactBound {

    private static final double CONFIDENCE = 0.95;

    private ImpactBound() {}

    /**
     * The largest upper bound, one-sided at 95 %, divided over the functions tested (Bonferroni).
     *
     * @return a fraction of the total, such as 0.013; NaN when a function of the family has no estimate, or there is none
     */
    public static double of(Observations observations, TestResult result) {
        List<FunctionCosts> functions = observations.functions();
        int[] family = IntStream.range(0, functions.size())
                .filter(i -> functions.get(i).share() >= Tuning.FAMILY_SHARE)
                .toArray();
        double confidence = 1 - (1 - CONFIDENCE) / Math.max(1, family.length);
        Map<Double, Double> quantiles = new HashMap<>();
        return IntStream.of(family)
                .mapToDouble(i -> {
                    Arm arm = result.estimates().get(i).moderated();
                    double t =
                            quantiles.computeIfAbsent(arm.degreesOfFreedom(), df -> StudentT.quantile(confidence, df));
                    return functions.get(i).share() * Math.expm1(arm.log() + t * arm.standardError());
                })
                .max()
                .orElse(Double.NaN);
    }
}
